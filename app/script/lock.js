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
  const USES = ["keydown", "pointerdown", "wheel", "input", "focusin"];

  const root = document.documentElement;
  const [warning, cover] = document.getElementById("lock").content.children;
  const whose = cover.querySelector("[name=whose]").value;
  const field = cover.querySelector("[name=unlock]");
  const words = cover.querySelector("[role=status]");
  const { title } = document;
  const tabs = globalThis.BroadcastChannel && new BroadcastChannel("lock");

  let used = Date.now();
  let told = used;
  let watches, reports, before;
  let refused = false;

  const post = (door, fields) =>
    fetch(door, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(fields),
      keepalive: true,
    });
  const say = (name) => document.dispatchEvent(new Event(name));
  const locked = () => "locked" in root.dataset;

  // What a device was asked to keep goes into this tab, where it waits for the password.
  const clear = () => {
    try {
      for (const name of Object.keys(localStorage).filter((name) => name.startsWith("unsent."))) {
        const kept = localStorage.getItem(name);
        // Its own words a tab has already, under the same name without the tab's number.
        const own = sessionStorage.getItem(name.slice(0, name.lastIndexOf(".")));
        if (own !== kept) sessionStorage.setItem(name, kept);
        localStorage.removeItem(name);
      }
    } catch {
      // A browser that keeps nothing for us has nothing to clear.
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
    clear();
    say("locked");
    field.focus();
  };

  const lock = () => {
    if (locked()) return;
    shut();
    tabs?.postMessage("shut");
    // Where it doesn't arrive, the server does the same by itself.
    post("/lock", {}).catch(() => {});
  };

  const open = () => {
    used = Date.now();
    if (locked()) {
      cover.remove();
      delete root.dataset.locked;
      document.title = title;
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
      const answer = await post("/used", { whose });
      if (answer.status === 423) shut();
      if (answer.ok && refused) say("unlocked");
      refused = false;
      return answer.ok;
    } catch {
      reports ??= setTimeout(report, REPORT_MS);
      return false;
    }
  };

  const watch = () => {
    clearTimeout(watches);
    if (locked()) return;
    const rest = used + LOCK_MS - Date.now();
    if (rest <= 0) return lock();
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
    words.textContent = "One moment.";
    try {
      const answer = await post("/unlock", { whose, unlock: field.value });
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
    // Perhaps for somebody else: the server knows.
    else if (data === "open") locked() && (await report()) && open();
    else if (data > used) {
      used = data;
      warning.remove();
      watch();
    }
  });
  addEventListener("pagehide", () => tabs?.close());
  // This page could be loaded, so the screen is open.
  tabs?.postMessage("open");
  watch();
}
