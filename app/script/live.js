// Keeps a circle's page up to date while others work on it. The server says that something changed; the page then asks
// for itself again, and what differs is put in its place: never what somebody has the focus in, has changed, or has just
// opened. Without this, a page is as it was when it was loaded.
{
  const RETRY_MS = 5_000;
  // How long a page rests before it asks again: long enough not to flicker when much happens, within the second in which
  // a change should be seen. A letter is followed as it is written.
  const REST_MS = 400;
  const LETTER_REST_MS = 20;
  const SHOWN_MS = 12_000;
  const { door } = document.currentScript.dataset;
  const line = document.getElementById("live");

  let source, last, shows, waits;
  let asks = false;
  let asksAgain = false;
  let over = false;

  // Someone at work: their element, and what a browser would keep if they went away and came back.
  const FIELDS = "input:not([type=hidden]), textarea, select";
  const typed = (field) =>
    field.type === "checkbox" || field.type === "radio"
      ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT"
        ? // Where nothing is chosen beforehand, a browser shows the first.
          field.selectedIndex !== Math.max(0, [...field.options].findLastIndex((option) => option.defaultSelected))
        : field.value !== field.defaultValue;
  const focused = (node) => node.contains(document.activeElement) && document.activeElement !== document.body;
  const begun = (form) => focused(form) || [...form.elements].some((field) => field.matches(FIELDS) && typed(field));
  // What somebody says yes to is what they have read: such a form never learns of newer words by itself.
  const atWork = (form) => begun(form) || form.querySelector("[data-island], input[name=seen], input[name=told]");
  const forms = (node) => [...(node.querySelectorAll?.("form") ?? []), ...(node.nodeName === "FORM" ? [node] : [])];

  // A form that leads elsewhere is another form, wherever it stands.
  const leads = (node) => (node.nodeName === "FORM" ? node.getAttribute("action") : undefined);
  const twins = (one, other) =>
    one.nodeName === other.nodeName && one.id === other.id && leads(one) === leads(other);
  const adopt = (node) => document.importNode(node, true);

  // Removes what is gone, unless somebody is in it or has begun to fill it in: then the answer says what became of it.
  const drop = (node) => {
    if (!focused(node) && !forms(node).some(begun)) node.remove();
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

  // Which nodes stand unchanged, as pairs of places: the longest common run.
  const unchanged = (here, wanted) => {
    const length = Array.from({ length: here.length + 1 }, () => new Uint16Array(wanted.length + 1));
    const equal = (i, j) => here[i].isEqualNode(wanted[j]);
    for (let i = here.length - 1; i >= 0; i -= 1) {
      for (let j = wanted.length - 1; j >= 0; j -= 1) {
        length[i][j] = equal(i, j) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < here.length && j < wanted.length; ) {
      if (equal(i, j)) pairs.push([i++, j++]);
      else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
      else j += 1;
    }
    return [...pairs, [here.length, wanted.length]];
  };

  // What stands unchanged isn't touched. Between two such places each node takes up its twin, and what has none comes
  // or goes.
  const sameChildren = (old, fresh) => {
    // The server leaves comments between its parts; they say nothing.
    const nodes = (parent) => [...parent.childNodes].filter((node) => node.nodeType !== Node.COMMENT_NODE);
    const [here, wanted] = [nodes(old), nodes(fresh)];
    let [at, next] = [0, 0];
    for (const [i, j] of unchanged(here, wanted)) {
      for (; next < j; next += 1) {
        const found = here.findIndex((node, index) => index >= at && index < i && twins(node, wanted[next]));
        if (found < 0) {
          old.insertBefore(adopt(wanted[next]), here[at] ?? null);
          continue;
        }
        for (; at < found; at += 1) drop(here[at]);
        renew(here[at], wanted[next]);
        at += 1;
      }
      for (; at < i; at += 1) drop(here[at]);
      [at, next] = [i + 1, j + 1];
    }
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
        island.dispatchEvent(new CustomEvent("arrived", { detail: [Number(rev), words] }));
      }
    }
  };

  const ask = async () => {
    if (asks) {
      asksAgain = true;
      return;
    }
    asks = true;
    let rest = document.getElementById("here") ? LETTER_REST_MS : REST_MS;
    try {
      const answer = await fetch(location.href, { headers: { "x-live": "1" }, redirect: "manual" });
      if (answer.status === 423) refused();
      // A server that is busy is asked again; whoever may not see the page any more hears it from the stream.
      if (answer.status >= 500 || answer.status === 429) throw new Error(answer.statusText);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("main");
        const here = document.getElementById("main");
        // A question stays as it was asked while somebody's finger is on its way to the answer.
        if (fresh && !here.querySelector("[data-still]")) sameChildren(here, fresh);
      }
    } catch {
      // No connection at this moment: what was told is still to be seen.
      asksAgain = true;
      rest = RETRY_MS;
    }
    setTimeout(() => {
      asks = false;
      if (asksAgain) {
        asksAgain = false;
        ask();
      }
    }, rest);
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
    document.documentElement.removeAttribute("data-live");
    here({ say: "", pages: 0 });
  };

  // The server takes this screen for locked: lock.js knows whether somebody is here.
  const refused = () => document.dispatchEvent(new Event("refused"));

  // Only a page in sight listens: a browser has few connections, and nobody sees the others.
  const open = () => {
    if (source || over || document.visibilityState === "hidden" || "locked" in document.documentElement.dataset) return;
    clearTimeout(waits);
    const about = new URLSearchParams(last ? { last } : { ago: Math.ceil(performance.now()) });
    const letter = document.getElementById("here")?.dataset.letter;
    if (letter) about.set("letter", letter);
    source = new EventSource(`${door}?${about}`);
    source.addEventListener("open", () => document.documentElement.setAttribute("data-live", "on"));
    source.addEventListener("changed", (event) => {
      last = event.lastEventId;
      say(JSON.parse(event.data).say);
      ask();
    });
    source.addEventListener("here", (event) => here(JSON.parse(event.data)));
    source.addEventListener("locked", () => {
      close();
      refused();
    });
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
  document.addEventListener("locked", close);
  document.addEventListener("unlocked", open);
  addEventListener("online", open);
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}
