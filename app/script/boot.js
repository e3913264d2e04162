// Wakes the islands of this page: the parts of it that do more than a form can. Only pages with islands load it.
// The page works before this has run, and if it never runs.

const tag = document.querySelector("script[data-wasm]");
// Asked for before the script that needs it, so that both travel at the same time.
const program = fetch(tag.dataset.wasm);
const islands = await import(tag.dataset.module);

await islands.default({ module_or_path: program });
// At once and not when the browser is idle: somebody may already be typing.
islands.wake();

// For the style, and for tests that must not type too early.
document.documentElement.dataset.islands = "awake";
