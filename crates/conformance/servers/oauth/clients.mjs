// The clients of the server: one for each way to authenticate.
//
// `oauth_server.rs` names the same ids and secrets.

import { generateKeyPairSync } from "node:crypto";

// Native clients may be called back on any port of the loopback address (RFC 8252, 7.3) as well as
// on an https address of their own, which is what command line and web application need.
const common = {
    application_type: "native",
    redirect_uris: ["https://app.example/callback", "http://127.0.0.1/callback"],
};

const grants = ["client_credentials", "authorization_code", "refresh_token"];

/** Metadata (RFC 7591) of the clients that the server knows from the start. */
export const clients = [
    {
        ...common,
        client_id: "basic-client",
        // Wrong unless both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
        client_secret: "secret of basic: 100%/+&=",
        token_endpoint_auth_method: "client_secret_basic",
        grant_types: grants,
    },
    {
        ...common,
        client_id: "post-client",
        client_secret: "secret of post: 100%/+&=",
        token_endpoint_auth_method: "client_secret_post",
        grant_types: grants,
    },
    {
        ...common,
        client_id: "public-client",
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
    },
];

/**
 * Metadata of a client that signs assertions, and its private key. The server knows it once a test
 * has asked for the key: making one takes as long as everything else at the start.
 */
export function signingClient() {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const client = {
        ...common,
        client_id: "jwt-client",
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "RS256",
        jwks: { keys: [publicKey.export({ format: "jwk" })] },
        grant_types: grants,
    };
    return { client, key: privateKey.export({ format: "pem", type: "pkcs8" }) };
}
