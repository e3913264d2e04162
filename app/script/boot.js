// Wakes the islands of this page: the parts of it that do more than a form can. Only pages with islands load it.
// The page works before this has run, and if it never runs.

const tag = document.querySelector("script[data-wasm]");
// Asked for before the script that needs it, so that both travel at the same time.
const program = fetch(tag.dataset.wasm);
const islands = await import(tag.dataset.module);

await islands.default({ module_or_path: program });
islands.hydrate();

// An island among another's children takes over the context of that other one, and Leptos then hands it on to whatever
// is woken next; so those that stand alone come first. Otherwise in document order, an outer one before an inner one.
const found = [...document.querySelectorAll("leptos-island")];
const around = (island) => island.closest("leptos-children");

// All at once and not when the browser is idle: somebody may already be typing.
for (const island of [...found.filter((island) => !around(island)), ...found.filter(around)]) {
  around(island)?.$$on_hydrate?.();
  await islands[island.dataset.component]?.(island);
}

// For the style, and for tests that must not type too early.
document.documentElement.dataset.islands = "awake";
