// An OAuth 2 server for tests: oidc-provider, a resource that it protects, and a look inside.
//
//     node oauth/server.mjs [--port 0] [--issuer URL] [--access-token-ttl SECONDS]
//                           [--refresh-token-ttl SECONDS] [--token-delay MILLISECONDS]
//
// It prints `LISTENING <port>` and ends when its standard input does, so that it never outlives the
// test that started it. Addresses in its answers follow `Host` and `X-Forwarded-Proto`.

import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { clients, signingClient } from "./clients.mjs";
import { decide } from "./person.mjs";
import { provider as makeProvider } from "./provider.mjs";
import { Record } from "./record.mjs";
import { Store } from "./store.mjs";

const ACCESS_TOKENS = ["AccessToken", "ClientCredentials"];

const { values: options } = parseArgs({
    options: {
        port: { type: "string", default: "0" },
        issuer: { type: "string", default: "https://vendor.example" },
        "access-token-ttl": { type: "string", default: "3600" },
        "refresh-token-ttl": { type: "string", default: "86400" },
        "token-delay": { type: "string", default: "0" },
    },
});

const record = new Record();
const store = new Store();
const provider = makeProvider({
    issuer: options.issuer,
    accessTokenTtl: Number(options["access-token-ttl"]),
    refreshTokenTtl: Number(options["refresh-token-ttl"]),
    clients,
    store,
});

const ofTests = {
    "GET /test/client-key": async (ctx) => {
        const { client, key } = signingClient();
        await store.adapter("Client").upsert(client.client_id, client);
        ctx.body = key;
    },
    "GET /test/counters": (ctx) => {
        ctx.body = record.counters;
    },
    "GET /test/token-calls": (ctx) => {
        ctx.body = record.tokenCalls;
    },
    "POST /test/expire": (ctx) => {
        store.drop(ACCESS_TOKENS);
        ctx.status = 204;
    },
    "POST /test/revoke": (ctx) => {
        store.drop([...ACCESS_TOKENS, "RefreshToken", "Grant"]);
        ctx.status = 204;
    },
};

/** The protected resource: says who the token stands for. */
async function me(ctx) {
    const [scheme, token] = ctx.get("authorization").split(" ");
    const bearer = scheme.toLowerCase() === "bearer" ? token : undefined;
    const found =
        (await provider.AccessToken.find(bearer)) ?? (await provider.ClientCredentials.find(bearer));
    if (found === undefined) {
        ctx.status = 401;
        ctx.set("www-authenticate", 'Bearer error="invalid_token"');
        ctx.body = { error: "invalid_token" };
        return;
    }
    const id = found.accountId ?? found.clientId;
    ctx.body = { id, login: `${id}@vendor.example`, scope: found.scope ?? "", audience: found.aud ?? null };
}

provider.use(async (ctx, next) => {
    const ofTest = ofTests[`${ctx.method} ${ctx.path}`];
    if (ofTest !== undefined) {
        await ofTest(ctx);
        return;
    }
    let endpoint;
    if (ctx.path === "/me") {
        endpoint = "me";
        await me(ctx);
    } else if (ctx.path.startsWith("/interaction/")) {
        endpoint = "interaction";
        await decide(provider, ctx);
    } else {
        await next();
        endpoint = ctx.oidc?.route ?? "unknown";
    }
    record.add(endpoint, ctx);
    // After the work is done, so that a second call meets what the first one changed.
    if (endpoint === "token") {
        await sleep(Number(options["token-delay"]));
    }
});

const server = provider.listen(Number(options.port), "127.0.0.1", () => {
    console.log(`LISTENING ${server.address().port}`);
});
process.stdin.resume().on("end", () => process.exit(0));
