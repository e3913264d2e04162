// A clock for whoever practises reading aloud; only the page for that loads it. The page is whole without it, so the
// server draws the clock hidden. Nothing is kept or sent.
{
  const timer = document.querySelector("[data-timer]");
  const part = (name) => timer.querySelector(`[data-say="${name}"]`);
  const [time, press, told] = ["time", "press", "told"].map(part);
  const { start, stop } = press.dataset;
  let [began, read, ticking] = [0, 0, undefined];

  const seconds = () => Math.floor((read + (ticking ? performance.now() - began : 0)) / 1000);
  const show = () => {
    const now = `${Math.floor(seconds() / 60)}:${String(seconds() % 60).padStart(2, "0")}`;
    if (time.textContent !== now) time.textContent = now;
  };
  const halt = () => {
    if (!ticking) return;
    read += performance.now() - began;
    clearInterval(ticking);
    ticking = undefined;
    press.textContent = start;
    show();
  };

  press.addEventListener("click", () => {
    if (ticking) {
      halt();
      // Said once at the end: a clock that speaks every second can't be read over.
      told.textContent = `${time.textContent}. ${told.dataset.target}`;
      return;
    }
    began = performance.now();
    ticking = setInterval(show, 200);
    press.textContent = stop;
    told.textContent = "";
  });
  part("again").addEventListener("click", () => {
    halt();
    read = 0;
    told.textContent = "";
    show();
  });
  timer.hidden = false;
}
