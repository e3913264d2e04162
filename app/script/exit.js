// The quick exit, on every page. The link works without this; with it, leaving is quicker, Shift pressed three times
// does the same, and the screen is covered before anything is sent. After GOV.UK's "Exit this page".
//
// It ends the session, empties what this browser keeps of us, and replaces this page in the history. It can't erase the
// history, and must not claim to.
{
  const PRESSES = 3;
  const PATIENCE_MS = 5000;
  const EXIT = "a[data-exit]";

  // It has to be there, empty, before it says anything: screen readers announce changes, not arrivals.
  const status = document.createElement("div");
  status.className = "hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  const cover = () => {
    const overlay = document.createElement("div");
    overlay.className = "exit-overlay";
    overlay.setAttribute("role", "alert");
    overlay.textContent = "Loading";
    document.title = "Loading";
    // As a popover it also covers an open dialog, which lies above everything else.
    overlay.popover = "manual";
    document.body.append(overlay);
    // A page that is still blending in would blend out above it.
    document.activeViewTransition?.skipTransition();
    overlay.showPopover?.();
  };

  // Unsent words of a letter are all that is ever kept. The mark is for the islands, which keep them.
  const forget = () => {
    document.documentElement.dataset.left = "";
    try {
      sessionStorage.clear();
      localStorage.clear();
      // The card, and what keeps it: where a browser doesn't do it when it is told to by the server.
      globalThis.caches?.delete("card");
      navigator.serviceWorker?.getRegistration("/help").then((one) => one?.unregister());
    } catch {
      // A browser that keeps nothing for us has nothing to forget.
    }
  };

  const leave = (link) => {
    cover();
    // A field saves its words when it loses the focus, so this comes before the session ends.
    document.activeElement?.blur();
    forget();
    navigator.sendBeacon("/exit");
    location.replace(link.dataset.exit);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(EXIT);
    if (link) {
      event.preventDefault();
      leave(link);
    }
  });

  // On the window, after whoever holds it up until the last words of a letter have arrived.
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented && event.target.getAttribute("action") === "/sign-out") forget();
  });
  // Somebody who was asked if they want to leave, and stayed.
  addEventListener("input", () => delete document.documentElement.dataset.left, true);

  // An open keyboard moves what is seen of the page without scrolling it: what always has to be in sight goes along.
  const seen = window.visualViewport;
  let moved = 0;
  const follow = () => {
    const above = seen.scale === 1 ? seen.offsetTop : 0;
    // Every element is styled anew when this changes.
    if (above === moved) return;
    moved = above;
    document.documentElement.style.setProperty("--above", `${above}px`);
  };
  seen?.addEventListener("scroll", follow);
  seen?.addEventListener("resize", follow);

  let presses = 0;
  let timer;
  // Whether Shift, while it is down, is just Shift and not half of a capital letter or of a shortcut.
  let alone = true;

  const startOver = (words) => {
    clearTimeout(timer);
    presses = 0;
    status.textContent = words;
  };

  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== "Shift" && presses) startOver("");
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const counts = alone && !event.ctrlKey && !event.altKey && !event.metaKey;
    alone = true;
    const link = document.querySelector(EXIT);
    if (!counts || !link) return;

    clearTimeout(timer);
    presses += 1;
    if (presses === PRESSES) {
      leave(link);
    } else {
      const left = PRESSES - presses;
      status.textContent = `Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`;
      timer = setTimeout(startOver, PATIENCE_MS, "Exit expired.");
    }
  });

  // The browser kept this page and shows it again, perhaps after the session ended: ask the server instead.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      cover();
      location.reload();
    }
  });
}
