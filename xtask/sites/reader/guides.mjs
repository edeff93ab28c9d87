// The attributes of in-app guides, used as an application would use them.

/**
 * What is wrong with the pages `seen` when their attributes decide what is shown: with `?scopes=`
 * sections and steps about other scopes are hidden, with `?whitelabel` the part about the product.
 */
export async function guides(context, origin, seen) {
  const problems = [];
  let checks = 0;
  const counts = { hidden: 0, shown: 0, linking: 0 };
  const tab = await context.newPage();
  const states = async (path) => {
    await tab.goto(origin + path);
    return tab.evaluate(() =>
      [...document.querySelectorAll("[data-whitelabel-hide], [data-guide-scopes]")].map((element) => ({
        linking: element.hasAttribute("data-whitelabel-hide"),
        scopes: (element.dataset.guideScopes ?? "").split(" ").filter(Boolean),
        above: element.parentElement.closest("[data-guide-scopes]")?.dataset.guideScopes.split(" ").filter(Boolean) ?? [],
        // The title of a step stands before the element with its attributes.
        visible: (element.hasAttribute("data-guide-step") ? element.closest("li") : element).checkVisibility(),
      })),
    );
  };
  const plain = seen.filter((page) => page.texts.length > 0 && (!page.like || page.like === page.page));
  for (const { path } of plain) {
    for (const [query, scope, whitelabel] of [["", undefined, false], ["?whitelabel", undefined, true], ["?scopes=read", "read", false], ["?scopes=none", "none", false]]) {
      for (const state of await states(path + query)) {
        checks += 1;
        const about = (scopes) => !scope || scopes.length === 0 || scopes.includes(scope);
        const wanted = state.linking ? !whitelabel : about(state.scopes) && about(state.above);
        if (state.visible !== wanted) problems.push(`${path}${query}: a part about ${state.linking ? "the product" : `the scopes ${state.scopes}`} is ${wanted ? "hidden" : "shown"}`);
        if (state.linking) counts.linking += 1;
        else counts[wanted ? "shown" : "hidden"] += 1;
      }
    }
  }
  await tab.close();
  for (const [what, count] of Object.entries(counts)) {
    if (count === 0) problems.push(`no page has a part that is ${what}, so nothing was tried`);
  }
  return { problems, checks };
}
