// Has the safety card kept for when there is no connection: it is needed most where nobody thinks of that. What keeps it
// stands over /help alone, so that no page of a circle ever passes through it or stays with it.
{
  const { keeper } = document.currentScript.dataset;
  const workers = navigator.serviceWorker;
  workers?.register(keeper, { scope: "/help" }).catch(() => {
    // A browser that keeps nothing still shows the page while there is a connection.
  });
  // Only on the card itself does this ever come true.
  workers?.ready.then(() => document.querySelector("[data-kept]")?.removeAttribute("hidden"));
}
