// Where the provider keeps tokens, codes, grants, sessions and clients: one map in memory.
//
// The provider's own memory store cannot be asked for "all access tokens"; tests must, to expire
// them while clients run. The contract of an adapter is in the documentation of oidc-provider.

/** Forgets entries by kind; hands the provider an adapter for each kind. */
export class Store {
    #entries = new Map();

    /** What oidc-provider takes as `adapter`: a function from the kind of an entry to its adapter. */
    adapter = (kind) => new Adapter(this.#entries, kind);

    /** Drops every entry of these kinds. */
    drop(kinds) {
        for (const key of this.#entries.keys()) {
            if (kinds.includes(key.slice(0, key.indexOf(":")))) {
                this.#entries.delete(key);
            }
        }
    }
}

class Adapter {
    #entries;
    #kind;

    constructor(entries, kind) {
        this.#entries = entries;
        this.#kind = kind;
    }

    #key(id) {
        return `${this.#kind}:${id}`;
    }

    // The provider compares `exp` itself, so nothing has to be dropped when its time is over.
    async upsert(id, payload) {
        this.#entries.set(this.#key(id), payload);
    }

    async find(id) {
        return this.#entries.get(this.#key(id));
    }

    async findByUid(uid) {
        for (const [key, payload] of this.#entries) {
            if (key.startsWith(`${this.#kind}:`) && payload.uid === uid) {
                return payload;
            }
        }
        return undefined;
    }

    async consume(id) {
        this.#entries.get(this.#key(id)).consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id) {
        this.#entries.delete(this.#key(id));
    }

    // Called for one kind at a time; a grant's tokens of all kinds go together.
    async revokeByGrantId(grantId) {
        for (const [key, payload] of this.#entries) {
            if (payload.grantId === grantId && !key.startsWith("Session:")) {
                this.#entries.delete(key);
            }
        }
    }
}
