// What an application does with the attributes of a guide. `?scopes=a,b` are the scopes that
// somebody wants; `?whitelabel` is for a product under another name.
const query = new URLSearchParams(location.search);
const wanted = query.get("scopes")?.split(",");
for (const part of document.querySelectorAll("[data-guide-scopes]")) {
  const scopes = part.dataset.guideScopes.split(" ").filter(Boolean);
  part.hidden = Boolean(wanted) && scopes.length > 0 && !scopes.some((scope) => wanted.includes(scope));
}
for (const part of document.querySelectorAll("[data-whitelabel-hide]")) {
  part.hidden = query.has("whitelabel");
}
