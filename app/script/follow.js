// One step of the meeting at a time, the same on every phone. All of them are in the page, so it goes on without a
// connection; what was missed or couldn't be sent is made up for when there is one again. Only the page of the day loads it.
{
  const RETRY_MS = 2_000;
  const ASK_MS = 10_000;
  const PATIENCE_MS = 6_000;
  // Whoever listens touches nothing for long, so the page tells the lock that it is used, by an event that it knows. A
  // phone that was forgotten is covered all the same. What somebody answers about safety is told to no stream: it is asked for.
  const READING_MS = 60_000;
  const LONGEST_MS = 3 * 3_600_000;

  const day = document.querySelector("[data-day]");
  const door = day.dataset.day;
  const { live } = document.currentScript.dataset;
  const steps = [...day.querySelectorAll("[data-step]")];
  const bar = document.querySelector(".day__bar");
  const [say, here] = ["[data-say]", "[data-here]"].map((name) => bar.querySelector(name));
  const [back, on] = bar.querySelectorAll("[data-move]");
  const [lead, barred] = ["[data-lead]", "[data-barred]"].map((name) => document.querySelector(name));
  // Whoever only guides follows too, and moves the others when they say so.
  let leads = "leads" in day.dataset;

  let now = Number(day.dataset.now);
  let version = Number(day.dataset.version);
  let at = now;
  // Where whoever leads went, as long as the server doesn't know.
  let owed;
  let sends = false;
  // Moves whose answer never came: the server may have made them.
  const tried = new Set();
  let source, retries;
  const begun = Date.now();

  const show = (to, moved) => {
    at = Math.min(Math.max(to, 1), steps.length);
    steps.forEach((step, index) => (step.hidden = index + 1 !== at));
    back.disabled = at === 1;
    on.disabled = at === steps.length;
    here.hidden = leads || at === now;
    if (!moved) return;
    if (location.hash === "#stop") return;
    scrollTo(0, 0);
    steps[at - 1].focus({ preventScroll: true });
  };
  const tell = (words) => {
    if (say.textContent !== words) say.textContent = words;
  };
  const refused = (answer) => {
    if (answer.status === 401 || answer.status === 423) document.dispatchEvent(new Event("refused"));
  };
  // A connection that is dying answers nothing, and must not be waited for.
  const request = (door, body) =>
    fetch(door, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json" },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  const cut = () => tell(owed ? "No connection. Go on: the others follow when it is back." : "No connection. Everything is here; go on by hand.");

  const take = (answer) => {
    version = answer.version;
    if (barred.hidden && answer.barred) scrollTo(0, 0);
    barred.hidden = !answer.barred;
    tell(String(answer.edition) === day.dataset.edition ? "" : "The script was changed. Open this page again when you can.");
    if (answer.step === now) return;
    now = answer.step;
    show(now, true);
  };

  const ask = async () => {
    if (owed) return send();
    try {
      const answer = await request(`${door}/now`);
      refused(answer);
      if (answer.ok && !owed) take(await answer.json());
    } catch {
      cut();
    }
  };

  const send = async () => {
    if (sends || !owed) return;
    sends = true;
    const to = owed;
    let rest = RETRY_MS;
    try {
      const answer = await request(`${door}/step`, new URLSearchParams({ to, seen: version }));
      refused(answer);
      if (answer.ok || answer.status === 409) {
        const told = await answer.json();
        ({ version } = told);
        rest = 0;
        // Where somebody else went meanwhile counts; a further press of one's own is sent next.
        const mine = !answer.ok && tried.has(told.step);
        tried.clear();
        if (!mine && (owed === to || !answer.ok)) {
          owed = undefined;
          if (answer.ok) now = to;
          take(told);
        }
      } else if (answer.status === 403 || answer.status === 404) owed = undefined;
      else cut();
    } catch {
      tried.add(to);
      cut();
    }
    sends = false;
    if (owed) {
      clearTimeout(retries);
      retries = setTimeout(send, rest);
    }
  };

  const listen = () => {
    source?.close();
    source = new EventSource(live);
    source.addEventListener("changed", ask);
    source.addEventListener("open", ask);
    source.addEventListener("error", cut);
    for (const name of ["locked", "end"]) {
      source.addEventListener(name, () => {
        source.close();
        document.dispatchEvent(new Event("refused"));
      });
    }
  };

  bar.addEventListener("click", ({ target }) => {
    if (target === here) return show(now, true);
    if (target === lead) {
      leads = lead.hidden = true;
      return show(now, true);
    }
    if (!("move" in target.dataset)) return;
    show(at + Number(target.dataset.move), true);
    if (!leads) return;
    owed = at;
    send();
  });

  // A note stays in its field until it is kept.
  day.parentElement.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.action.endsWith("/notes")) return;
    event.preventDefault();
    const field = form.elements.note;
    const fields = new FormData(form);
    try {
      const answer = await request(form.action, new URLSearchParams(fields));
      refused(answer);
      // The page stays whatever happens: it may be the only copy that is at hand.
      if (answer.status === 422) return tell("This note is empty or too long, or there are too many. Use paper.");
      if (answer.status !== 204) throw new Error();
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = fields.get("note");
      document.querySelector(".day__noted").append(item);
      if (field.value === fields.get("note")) field.value = "";
      form.elements.op.value = "";
      tell("Your note is kept.");
    } catch {
      tell("No connection. Your note is still in its field: keep it once more later.");
    }
  });

  const stay = async () => {
    try {
      if (!document.hidden) await navigator.wakeLock.request("screen");
    } catch {
      // The phone knows better: its battery is low, or it has no such thing.
    }
  };

  for (const plain of document.querySelectorAll("[data-plain]")) plain.remove();
  document.documentElement.dataset.following = "";
  back.hidden = on.hidden = false;
  if (lead) lead.hidden = false;
  show(at, false);
  listen();
  stay();
  setInterval(() => {
    if (document.hidden || Date.now() - begun > LONGEST_MS) return;
    dispatchEvent(new Event("wheel"));
    ask();
  }, READING_MS);
  setInterval(() => source.readyState !== EventSource.OPEN && ask(), ASK_MS);
  addEventListener("online", () => (source.readyState === EventSource.CLOSED ? listen() : ask()));
  document.addEventListener("unlocked", listen);
  document.addEventListener("visibilitychange", () => {
    stay();
    if (!document.hidden) ask();
  });
}
