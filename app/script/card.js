// Has the safety card kept for when there is no connection: it is needed most where nobody thinks of that. What keeps it
// stands over /help alone, so that no page of a circle ever passes through it or stays with it.
{
  const { keeper } = document.currentScript.dataset;
  const DAY_MS = 86_400_000;

  // A kept card doesn't hear from the server that its words are old.
  const warn = () => {
    const card = document.querySelector("[data-overdue]");
    const days = [...document.querySelectorAll("[data-reviewed]")].map((one) => Date.parse(one.dataset.reviewed));
    if (!card || card.querySelector(".source__overdue") || !days.some((day) => Date.now() - day > 366 * DAY_MS)) return;
    const words = document.createElement("strong");
    words.className = "source__overdue";
    words.textContent = card.dataset.overdue;
    card.prepend(words);
  };

  warn();
  const workers = navigator.serviceWorker;
  workers?.register(keeper, { scope: "/help" }).catch(() => {
    // A browser that keeps nothing still shows the page while there is a connection.
  });
  // Only on the card itself does this ever come true.
  workers?.ready.then(() => document.querySelector("[data-kept]")?.removeAttribute("hidden"));
}
