// Keeps a circle's page up to date while others work on it. The server says that something changed; the page then asks
// for itself again, and what differs is put in its place: never what somebody has the focus in, has changed, or has just
// opened. Without this, a page is as it was when it was loaded.
{
  const RETRY_MS = 20_000;
  // How long a page rests before it asks again: long enough not to flicker when much happens, within the second in which
  // a change should be seen. A letter is followed as it is written.
  const REST_MS = 700;
  const LETTER_REST_MS = 40;
  const SHOWN_MS = 12_000;
  const { door } = document.currentScript.dataset;
  const line = document.getElementById("live");

  let source, last, shows, waits;
  let asks = false;
  let asksAgain = false;
  let over = false;

  // Someone at work: their element, and what a browser would keep if they went away and came back.
  const typed = (field) =>
    field.type === "checkbox" || field.type === "radio"
      ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT"
        ? [...field.options].some((option) => option.selected !== option.defaultSelected)
        : field.type !== "hidden" && field.value !== field.defaultValue;
  const focused = (node) => node.contains(document.activeElement) && document.activeElement !== document.body;
  const atWork = (form) =>
    focused(form) || form.querySelector("[data-island]") || [...form.elements].some((field) => "value" in field && typed(field));

  const twins = (one, other) => one.nodeName === other.nodeName && one.id === other.id;
  const adopt = (node) => document.importNode(node, true);

  // Removes what is gone, unless somebody is in it.
  const drop = (node) => {
    if (!focused(node)) node.remove();
  };

  const sameAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      // What a reader unfolded stays so.
      if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  // Children keep their order, so each one is looked for after the one before. A twin that stands unchanged further on
  // isn't taken for another.
  const sameChildren = (old, fresh) => {
    const here = [...old.childNodes];
    const wanted = [...fresh.childNodes];
    const stays = new Set(here.filter((node) => wanted.some((other) => node.isEqualNode(other))));
    let at = 0;
    for (const node of wanted) {
      const equal = here.findIndex((other, index) => index >= at && other.isEqualNode(node));
      const found = equal >= 0 ? equal : here.findIndex((other, index) => index >= at && !stays.has(other) && twins(other, node));
      if (found < 0) {
        old.insertBefore(adopt(node), here[at] ?? null);
        continue;
      }
      for (; at < found; at += 1) drop(here[at]);
      renew(here[at], node);
      at += 1;
    }
    for (; at < here.length; at += 1) drop(here[at]);
  };

  // Brings one node up to date.
  const renew = (old, fresh) => {
    if (old.isEqualNode(fresh) || old === document.activeElement || old.id === "here") return;
    if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== fresh.nodeName) return old.replaceWith(adopt(fresh));
    if (old.nodeName === "FORM") {
      // A form goes together with its hidden numbers: all of it or nothing, but for places of their own.
      if (!atWork(old)) return old.replaceWith(adopt(fresh));
      for (const place of fresh.querySelectorAll("[data-live]")) {
        const there = document.getElementById(place.id);
        if (there && old.contains(there)) renew(there, place);
      }
      return islands(old, fresh);
    }
    sameAttributes(old, fresh);
    sameChildren(old, fresh);
  };

  // An island has words of its own; it hears which ones the server has now, and decides.
  const islands = (old, fresh) => {
    for (const island of old.querySelectorAll("[data-island][data-part]")) {
      const { part } = island.dataset;
      const rev = fresh.querySelector(`#rev-${part}`)?.value;
      const words = fresh.querySelector(`#f-text-${part}`)?.value;
      if (rev !== undefined && words !== undefined) {
        island.dispatchEvent(new CustomEvent("arrived", { detail: JSON.stringify([Number(rev), words]) }));
      }
    }
  };

  const ask = async () => {
    if (asks) {
      asksAgain = true;
      return;
    }
    asks = true;
    try {
      const answer = await fetch(location.href, { headers: { "x-live": "1" }, redirect: "error" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("main");
        if (fresh) sameChildren(document.getElementById("main"), fresh);
      }
    } catch {
      // No connection; the stream notices it too, and says so when it is back.
    }
    setTimeout(() => {
      asks = false;
      if (asksAgain) {
        asksAgain = false;
        ask();
      }
    }, document.getElementById("here") ? LETTER_REST_MS : REST_MS);
  };

  const say = (words) => {
    if (!words) return;
    line.textContent = words;
    clearTimeout(shows);
    shows = setTimeout(() => (line.textContent = ""), SHOWN_MS);
  };

  const here = ({ say, pages }) => {
    const place = document.getElementById("here");
    if (place) place.textContent = say;
    // Whoever has company sends their words sooner.
    document.documentElement.toggleAttribute("data-company", pages > 0);
  };

  const close = () => {
    clearTimeout(waits);
    source?.close();
    source = undefined;
    here({ say: "", pages: 0 });
  };

  // Only a page in sight listens: a browser has few connections, and nobody sees the others.
  const open = () => {
    if (source || over || document.visibilityState === "hidden") return;
    clearTimeout(waits);
    const about = new URLSearchParams(last ? { last } : { ago: Math.ceil(performance.now()) });
    const letter = document.getElementById("here")?.dataset.letter;
    if (letter) about.set("letter", letter);
    source = new EventSource(`${door}?${about}`);
    source.addEventListener("changed", (event) => {
      last = event.lastEventId;
      say(JSON.parse(event.data).say);
      ask();
    });
    source.addEventListener("here", (event) => here(JSON.parse(event.data)));
    source.addEventListener("end", (event) => {
      over = true;
      close();
      clearTimeout(shows);
      line.textContent = JSON.parse(event.data).say;
    });
    source.addEventListener("error", () => {
      // A browser comes back by itself after a broken connection, and gives up after an answer that it doesn't like.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      waits = setTimeout(open, RETRY_MS);
    });
  };

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? close() : open()));
  addEventListener("online", open);
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}
