// Lists that can be put in order by dragging: who reads when, who sits where. What was dragged goes into the form that is
// there anyway, and is sent by it; every word that is said stands on the page. Without this there are buttons and the form.
{
  const EDGE = 64;
  const STEP = 14;
  const SHOWN_MS = 12_000;
  const line = () => document.getElementById("live");
  const items = (list) => [...list.querySelectorAll("[data-for]")];
  const field = (item) => document.getElementById(item.dataset.for);
  const named = (who) => document.querySelector(`[data-part] [data-who="${CSS.escape(who)}"]`);
  // Presses that came while the one before was on its way.
  const waiting = [];
  let held, forgets;

  const say = (words) => {
    if (!line()) return;
    line().textContent = words;
    clearTimeout(forgets);
    forgets = setTimeout(() => line() && (line().textContent = ""), SHOWN_MS);
  };

  // Nothing was saved, and what was dragged stays as it was dragged: the form below has it.
  const lost = (part, form) => {
    waiting.length = 0;
    say(part.dataset.lost);
    const folded = form.closest("details");
    if (folded) folded.open = true;
  };

  // Sent in the open, it leads to the page that says what became of it.
  const plainly = (form, button) => {
    form.dataset.plain = "";
    form.requestSubmit(button);
  };

  // My own change isn't news to the other forms here.
  const raise = (part, seen) => {
    for (const version of document.querySelectorAll("#main input[name=version]")) {
      if (!part.contains(version) && version.value === seen) version.value = Number(seen) + 1;
    }
  };

  const send = async (form, who, button) => {
    const part = form.closest("[data-part]");
    // The answer to a form isn't a page that can be asked for again.
    if (!line()) return plainly(form, button);
    const body = new URLSearchParams(new FormData(form));
    if (button) body.set(button.name, button.value);
    part.setAttribute("aria-busy", "true");
    // It arrives even when somebody goes on at once.
    const answer = await fetch(form.action, { method: "POST", body, keepalive: true }).catch(() => undefined);
    part.removeAttribute("aria-busy");
    if (!answer || answer.status >= 500 || answer.status === 429) return lost(part, form);
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page && page.getElementById(part.id);
    if (!fresh) return plainly(form, button);
    raise(part, body.get("version"));
    const had = part.contains(document.activeElement) && document.activeElement.id;
    for (const folded of part.querySelectorAll("details[open]")) fresh.querySelector("details")?.toggleAttribute("open", folded.open);
    part.replaceWith(document.importNode(fresh, true));
    const item = named(who);
    // A name that can't go further that way has another button.
    const again = () => item?.querySelector(`button[value="${button.value}"]`) ?? item?.querySelector("button");
    (button ? again() : document.getElementById(had || ""))?.focus();
    say(item?.dataset.said ?? "");
    const [whose, value] = waiting.shift() ?? [];
    document.querySelector(`[data-part] [data-move="${whose}"] button[value="${value}"]`)?.click();
  };

  // Which place is meant: in a list the gap, round a table the chair.
  const aim = ({ list, item }, x, y) => {
    const others = items(list).filter((other) => other !== item);
    const box = (other) => other.getBoundingClientRect();
    if (list.dataset.drag === "swap") {
      return others.find((other) => x >= box(other).left && x <= box(other).right && y >= box(other).top && y <= box(other).bottom);
    }
    // Whoever is last stays last.
    return others.find((other) => "last" in other.dataset || y < box(other).top + box(other).height / 2) ?? null;
  };

  const mark = (list, target) => {
    for (const item of list.children) delete item.dataset.drop;
    if (target) target.dataset.drop = list.dataset.drag;
    else if (target === null) list.lastElementChild.dataset.drop = "after";
  };

  const drop = ({ list, item }, target) => {
    if (list.dataset.drag === "swap") {
      if (!target) return;
      const [mine, theirs] = [field(item), field(target)];
      [mine.value, theirs.value] = [theirs.value, mine.value];
    } else {
      if (target === item.nextElementSibling) return;
      list.insertBefore(item, target);
      items(list).forEach((each, at) => (field(each).value = at + 1));
    }
    send(field(item).form, item.dataset.who);
  };

  const letGo = () => {
    const { list, item } = held;
    mark(list);
    delete item.dataset.held;
    delete item.dataset.still;
    item.style.translate = "";
    held = undefined;
  };

  addEventListener("pointerdown", (event) => {
    const grip = event.target.closest?.(".grip");
    const list = grip?.closest("[data-drag]");
    if (!list || held || event.button || list.closest("[aria-busy]")) return;
    event.preventDefault();
    const item = grip.closest("[data-for]");
    grip.setPointerCapture(event.pointerId);
    item.dataset.held = "";
    // The page isn't renewed under somebody's hand.
    item.dataset.still = "";
    held = { list, item, id: event.pointerId, x: event.pageX, y: event.pageY };
  });

  addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.id) return;
    // Near an edge the page comes along.
    if (event.clientY < EDGE) scrollBy(0, -STEP);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    held.item.style.translate = `${event.clientX + scrollX - held.x}px ${event.clientY + scrollY - held.y}px`;
    held.target = aim(held, event.clientX, event.clientY);
    mark(held.list, held.target);
  });

  addEventListener("pointerup", (event) => {
    if (event.pointerId !== held?.id) return;
    const { target, ...was } = held;
    letGo();
    if (target !== undefined) drop(was, target);
  });

  addEventListener("pointercancel", (event) => event.pointerId === held?.id && letGo());
  addEventListener("keydown", (event) => event.key === "Escape" && held && letGo());

  addEventListener("submit", (event) => {
    const form = event.target;
    if (!("move" in form.dataset) || "plain" in form.dataset) return;
    event.preventDefault();
    if (form.closest("[aria-busy]")) waiting.push([form.dataset.move, event.submitter?.value]);
    else send(form, form.dataset.move, event.submitter);
  });

  document.documentElement.dataset.dragging = "on";
}
