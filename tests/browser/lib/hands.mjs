// How somebody uses a page. The story says what they do; hands say how. These point and type; see keyboard.mjs.

import { expect } from "./fixtures.mjs";

/** Where on the page something is looked for. */
const PARTS = {
  page: (page) => page.locator("main"),
  top: (page) => page.locator("header"),
  places: (page) => page.getByRole("navigation"),
  foot: (page) => page.locator("footer"),
};

export class Hands {
  /** `script` says whether this browser runs JavaScript. */
  constructor(page, { script = true } = {}) {
    this.page = page;
    this.script = script;
  }

  async visit(path) {
    await this.page.goto(path);
    await this.arrives();
  }

  /** Waits until the page is ready: its islands awake, if it has any. */
  async arrives() {
    await this.page.waitForLoadState();
    if (!this.script) return;
    await this.page.waitForFunction(
      () => !document.querySelector("[data-island]") || document.documentElement.dataset.islands === "awake",
    );
  }

  link(name, part = "page") {
    return PARTS[part](this.page).getByRole("link", { name, exact: true });
  }

  button(name, part = "page") {
    return PARTS[part](this.page).getByRole("button", { name, exact: true });
  }

  field(label) {
    return this.page.locator("main").getByLabel(label, { exact: true });
  }

  async follow(name, part) {
    await this.activate(this.link(name, part));
    await this.arrives();
  }

  async press(name, part) {
    await this.activate(this.button(name, part));
    await this.arrives();
  }

  /** Presses something that stays on the page, like a place to unfold. */
  async unfold(summary) {
    await this.activate(this.page.locator("summary", { hasText: summary }));
  }

  async activate(target) {
    await target.click();
  }

  async fill(label, words) {
    await this.field(label).fill(words);
  }

  /** `day` is like 2026-12-05. */
  async fillDay(label, day) {
    await this.field(label).fill(day);
  }

  /** `time` is like 10:30, before noon. */
  async fillTime(label, time) {
    await this.field(label).fill(time);
  }

  /** One of several answers. */
  async choose(label) {
    await this.field(label).check();
  }

  /** One answer of many, or not. */
  async tick(label, on = true) {
    await this.field(label).setChecked(on);
  }

  /** One of a list that unfolds. */
  async pick(label, option) {
    await this.field(label).selectOption({ label: option });
  }

  async sees(words) {
    // The same words may also stand where another width of screen shows them.
    await expect(this.page.locator("main").getByText(words).locator("visible=true").first()).toBeVisible();
  }

  async seesNothingOf(words) {
    await expect(this.page.locator("body")).not.toContainText(words);
  }

  /** What stands in a field, as somebody would copy it. */
  async copies(label) {
    return this.field(label).inputValue();
  }
}
