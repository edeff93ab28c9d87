// How oidc-provider is set up: strict where the standards are, and without a person.

import { generateKeyPairSync } from "node:crypto";
import { Provider, errors } from "oidc-provider";

const SCOPES = ["openid", "offline_access", "read", "write"];

// What a client may name as `resource` (RFC 8707), or as `audience` as many vendors call it.
const RESOURCES = ["https://api.vendor.example", "urn:vendor:eu"];

const day = 24 * 60 * 60;

/**
 * The provider.
 *
 * - `issuer`: its name; addresses follow the Host header of each request instead
 * - `accessTokenTtl`, `refreshTokenTtl`: seconds
 * - `clients`: metadata of the clients known from the start
 * - `store`: a `Store`
 */
export function provider({ issuer, accessTokenTtl, refreshTokenTtl, clients, store }) {
    const signing = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const provider = new Provider(issuer, {
        adapter: store.adapter,
        clients,
        clientDefaults: { id_token_signed_response_alg: "ES256" },
        clientAuthMethods: [
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
            "none",
        ],
        clientBasedCORS: () => false,
        // A token ends when its answer said; otherwise 15 s later.
        clockTolerance: 0,
        cookies: { keys: ["a key for the cookies of a test"] },
        enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
        extraParams: ["audience"],
        features: {
            clientCredentials: { enabled: true },
            devInteractions: { enabled: false },
            registration: { enabled: true },
            resourceIndicators: {
                enabled: true,
                defaultResource: (ctx, client, oneOf) => oneOf ?? ctx.oidc.body?.audience ?? ctx.oidc.params.audience,
                getResourceServerInfo: (ctx, resource) => {
                    if (!RESOURCES.includes(resource)) {
                        throw new errors.InvalidTarget();
                    }
                    // Opaque, because a signed token could not be expired before its time.
                    return {
                        audience: resource,
                        scope: "read write",
                        accessTokenFormat: "opaque",
                    };
                },
            },
            // `/me` is ours: it takes the tokens of clients without a person, too.
            userinfo: { enabled: false },
        },
        findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
        interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
        issueRefreshToken: (ctx, client) => client.grantTypeAllowed("refresh_token"),
        jwks: { keys: [signing.export({ format: "jwk" })] },
        pkce: { required: () => true },
        renderError: (ctx, out) => {
            ctx.type = "json";
            ctx.body = out;
        },
        rotateRefreshToken: true,
        routes: { authorization: "/authorize", registration: "/register", token: "/token" },
        scopes: SCOPES,
        ttl: {
            AccessToken: accessTokenTtl,
            AuthorizationCode: 60,
            ClientCredentials: accessTokenTtl,
            Grant: 14 * day,
            IdToken: 3600,
            Interaction: 3600,
            RefreshToken: refreshTokenTtl,
            Session: day,
        },
    });
    // The client reaches us through something that speaks https for us.
    provider.proxy = true;
    provider.on("server_error", (ctx, error) => console.error(error));
    return provider;
}
