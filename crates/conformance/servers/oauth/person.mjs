// The person at the browser: signs in and consents at once, or refuses.

const ACCOUNT = "account-1";

/** Answers a page of the sign-in. A request with `Decision: refuse` refuses, any other consents. */
export async function decide(provider, ctx) {
    const refuses = ctx.get("decision") === "refuse";
    const result = refuses
        ? { error: "access_denied", error_description: "the person refused" }
        : await consent(provider, ctx);
    ctx.status = 303;
    ctx.set("location", await provider.interactionResult(ctx.req, ctx.res, result));
}

async function consent(provider, ctx) {
    const { params } = await provider.interactionDetails(ctx.req, ctx.res);
    const grant = new provider.Grant({ accountId: ACCOUNT, clientId: params.client_id });
    const scope = params.scope ?? "";
    grant.addOIDCScope(scope);
    for (const resource of [params.resource ?? []].flat()) {
        grant.addResourceScope(resource, scope);
    }
    return { login: { accountId: ACCOUNT }, consent: { grantId: await grant.save() } };
}
