// Covers a page that nobody has used for five minutes, and says half a minute before that it will. The password of whoever
// was using it uncovers it again, with everything as it was: what was typed, where, and the place it was scrolled to.
//
// The server locks the session as well, by itself after the same time, so that nothing else opens meanwhile. It hears
// from here that somebody is reading, which it can't see.
{
  const LOCK_MS = 300_000;
  const WARN_MS = 30_000;
  // How often the server is told, and the other tabs.
  const REPORT_MS = 20_000;
  const TELL_MS = 5_000;
  const USES = ["keydown", "pointerdown", "click", "wheel", "input", "focusin"];

  const RETRY_MS = 5_000;
  const root = document.documentElement;
  const [warning, cover] = document.getElementById("lock").content.children;
  const whose = cover.querySelector("[name=whose]").value;
  const field = cover.querySelector("[name=unlock]");
  const words = cover.querySelector("[role=status]");
  const { title } = document;
  // Only those of the same account hear each other.
  const tabs = globalThis.BroadcastChannel && new BroadcastChannel(document.currentScript.dataset.tabs);

  let used = Date.now();
  let told = used;
  let watches, reports, before;
  let refused = false;
  // Whether the server hasn't heard yet that this screen is locked.
  let owes = false;

  const post = (door, fields) =>
    fetch(door, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ whose, ...fields }),
      keepalive: true,
    });
  const say = (name) => document.dispatchEvent(new Event(name));
  const locked = () => "locked" in root.dataset;

  // What this tab keeps on the device, if somebody asked for that, is in the tab as well. The device forgets it while the
  // screen is locked. What tabs that are gone have left there stays: that is what it was kept for.
  const onDevice = (act) => {
    try {
      const tab = sessionStorage.getItem("tab");
      if (!tab || localStorage.getItem("unsent") === null) return;
      for (const [name, kept] of Object.entries(sessionStorage)) {
        if (name.startsWith("unsent.")) act(`${name}.${tab}`, kept);
      }
    } catch {
      // A browser that keeps nothing for us has nothing to forget.
    }
  };

  // Nothing of it is seen, read aloud, found or changed: a stylesheet alone would leave undoing and reader views.
  const hide = (hidden) => {
    for (const part of document.body.children) {
      if (part.matches(".top, .lock, .hidden, .exit-overlay, script, template")) continue;
      part.inert = hidden;
      if (hidden) part.setAttribute("aria-hidden", "true");
      else part.removeAttribute("aria-hidden");
    }
  };

  const shut = () => {
    if (locked()) return;
    clearTimeout(watches);
    clearTimeout(reports);
    reports = undefined;
    warning.remove();
    before = document.activeElement;
    // A field sends its words when it loses the focus: before the session is locked.
    before?.blur();
    root.dataset.locked = "";
    document.title = document.querySelector(".top__name").textContent;
    words.textContent = field.value = "";
    document.querySelector(".top").after(cover);
    hide(true);
    onDevice((name) => localStorage.removeItem(name));
    say("locked");
    field.focus();
  };

  // Until the server knows, it would let others in.
  const tellServer = async () => {
    if (!owes) return;
    try {
      owes = !(await post("/lock", {})).ok;
    } catch {
      // No connection: not now.
    }
    if (owes) setTimeout(tellServer, RETRY_MS);
  };

  const lock = () => {
    if (locked()) return;
    shut();
    tabs?.postMessage("shut");
    owes = true;
    tellServer();
  };

  const open = () => {
    owes = false;
    used = Date.now();
    if (locked()) {
      cover.remove();
      hide(false);
      delete root.dataset.locked;
      document.title = title;
      onDevice((name, kept) => localStorage.setItem(name, kept));
      before?.focus({ preventScroll: true });
    }
    say("unlocked");
    watch();
  };

  // Asks the server, which alone knows if this page may be seen, and tells it that somebody is here.
  const report = async () => {
    clearTimeout(reports);
    reports = undefined;
    try {
      const answer = await post("/used", {});
      // Locked, ended, or somebody else's by now.
      if (answer.status === 423 || answer.status === 401) shut();
      if (answer.ok && refused) say("unlocked");
      refused = false;
      return answer.ok;
    } catch {
      if (!locked()) reports ??= setTimeout(report, REPORT_MS);
      return false;
    }
  };

  const watch = () => {
    clearTimeout(watches);
    if (locked()) return;
    const rest = used + LOCK_MS - Date.now();
    // What other tabs have said meanwhile comes first: a device that slept wakes with all of it at once.
    if (rest <= 0) return setTimeout(() => Date.now() - used >= LOCK_MS && lock());
    if (rest <= WARN_MS && !warning.isConnected) document.body.append(warning);
    watches = setTimeout(watch, rest > WARN_MS ? rest - WARN_MS : rest);
  };

  const use = () => {
    if (locked()) return;
    const now = Date.now();
    // Whoever comes back too late finds it locked, also on a device that was asleep.
    if (now - used >= LOCK_MS) return lock();
    used = now;
    reports ??= setTimeout(report, REPORT_MS);
    if (now - told >= TELL_MS) {
      told = now;
      tabs?.postMessage(now);
    }
    if (warning.isConnected) {
      warning.remove();
      watch();
    }
  };

  const unlock = async () => {
    // Also whoever pressed Enter at the moment when it locked: that is no try.
    if (!field.value) return field.focus();
    words.textContent = "One moment.";
    try {
      const answer = await post("/unlock", { unlock: field.value });
      if (answer.status === 204) {
        open();
        tabs?.postMessage("open");
        return;
      }
      const { say, problem } = await answer.json();
      words.textContent = say ?? problem;
    } catch {
      words.textContent = "There is no connection just now. What you typed is still here.";
    }
    field.select();
  };

  for (const name of USES) addEventListener(name, use, { capture: true, passive: true });
  // A browser reports a pointer that rests as well, when what lies under it changes: like the warning.
  let at = "";
  addEventListener("pointermove", ({ screenX, screenY }) => {
    const now = `${screenX} ${screenY}`;
    if (at && at !== now) use();
    at = now;
  });
  document.addEventListener("visibilitychange", watch);
  addEventListener("focus", watch);
  // The server has heard nothing for long, or was told by another page.
  document.addEventListener("refused", () => {
    refused = true;
    watch();
    if (!locked()) report();
  });
  document.addEventListener("submit", (event) => {
    const action = event.target.getAttribute("action");
    if (action !== "/lock" && action !== "/unlock") return;
    event.preventDefault();
    if (action === "/lock") lock();
    else unlock();
  });

  tabs?.addEventListener("message", async ({ data }) => {
    if (data === "shut") shut();
    // The server knows. One that owes it something must not take its word.
    else if (data === "open") locked() && !owes && (await report()) && open();
    else if (data > used) {
      used = data;
      warning.remove();
      watch();
    }
  });
  addEventListener("online", tellServer);
  // Islands ask for their own words; elsewhere what was typed would go without a question, while it can't be seen.
  addEventListener("beforeunload", (event) => {
    const typed = (one) => !one.closest("form:has([data-island])") && one.value !== one.defaultValue;
    const leaves = document.querySelector(".exit-overlay") || !locked();
    if (!leaves && [...document.querySelectorAll("main input:not([type=hidden]), main textarea")].some(typed)) {
      event.preventDefault();
    }
  });
  addEventListener("pagehide", () => tabs?.close());
  // This page could be loaded, so the screen is open, and somebody is there.
  tabs?.postMessage("open");
  tabs?.postMessage(used);
  watch();
}
