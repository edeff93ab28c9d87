// What the server saw: a count for each kind of request, and each call of the token endpoint.

// Values that a record must not repeat; that they came is all a test needs.
const SECRETS = [
    "client_secret",
    "client_assertion",
    "code",
    "code_verifier",
    "refresh_token",
];

export class Record {
    counters = {};
    tokenCalls = [];

    /** Counts an answered request by endpoint and status, a token call by grant type as well. */
    add(endpoint, ctx) {
        this.#count(`${endpoint}:${ctx.status}`);
        if (endpoint !== "token") {
            return;
        }
        const body = ctx.oidc?.body ?? {};
        const grant = body.grant_type ?? "unknown";
        this.#count(`token:${grant}`);
        this.#count(`token:${grant}:${ctx.status}`);
        this.tokenCalls.push({
            status: ctx.status,
            host: ctx.host,
            headers: withoutSecrets(ctx.headers),
            parameters: withoutSecrets(body),
        });
    }

    #count(name) {
        this.counters[name] = (this.counters[name] ?? 0) + 1;
    }
}

function withoutSecrets(values) {
    const entries = Object.entries(values).map(([name, value]) => {
        if (name === "authorization") {
            return [name, String(value).split(" ")[0]];
        }
        return [name, SECRETS.includes(name) ? "hidden" : value];
    });
    return Object.fromEntries(entries);
}
