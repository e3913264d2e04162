// Somebody who has only a keyboard. At each stop they have to see where they are.

import { expect } from "./fixtures.mjs";
import { Hands } from "./hands.mjs";

/** More stops than any page has. */
const STOPS = 250;

export class Keyboard extends Hands {
  async visit(path) {
    await super.visit(path);
    await this.skipsToThePage();
  }

  /** Past the header, as people do who use a keyboard every day. */
  async skipsToThePage() {
    const skip = this.page.getByRole("link", { name: "Skip to the page" });
    await this.reach(skip);
    await this.page.keyboard.press("Enter");
    await expect(this.page.locator("main")).toBeFocused();
  }

  async follow(name, part) {
    await this.activate(this.link(name, part), "Enter");
    await this.arrives();
  }

  async activate(target, key = "Space") {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  async fill(label, words) {
    await this.reach(this.field(label));
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(words);
  }

  async fillDay(label, day) {
    const [year, month, date] = day.split("-");
    await this.reach(this.field(label));
    await this.page.keyboard.type(`${month}${date}${year}`);
    await expect(this.field(label)).toHaveValue(day);
  }

  async fillTime(label, time) {
    await this.reach(this.field(label));
    await this.page.keyboard.type(`${time.replace(":", "")}AM`);
    await expect(this.field(label)).toHaveValue(time);
  }

  /** A group of radio buttons is one stop; the arrows choose within it. */
  async choose(label) {
    const answer = this.field(label);
    const group = this.page.locator(`input[type=radio][name="${await answer.getAttribute("name")}"]`);
    await this.reach(group);
    for (let n = await group.count(); n > 0 && !(await isFocused(answer)); n -= 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    if (!(await answer.isChecked())) await this.page.keyboard.press("Space");
    await expect(answer).toBeChecked();
  }

  async tick(label, on = true) {
    await this.reach(this.field(label));
    if ((await this.field(label).isChecked()) !== on) await this.page.keyboard.press("Space");
    await expect(this.field(label)).toBeChecked({ checked: on });
  }

  async pick(label, option) {
    const list = this.field(label);
    await this.reach(list);
    await this.page.keyboard.press("Home");
    const chosen = () => list.evaluate((select) => select.selectedOptions[0]?.label);
    for (let n = await list.locator("option").count(); n > 0 && (await chosen()) !== option; n -= 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    expect(await chosen()).toBe(option);
  }

  /** Goes on from where the focus is, or back when the target lies before it. */
  async reach(target) {
    await expect(target.first()).toBeVisible();
    const back = await target.first().evaluate((element) => {
      const here = document.activeElement ?? document.body;
      return here !== document.body && here.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_PRECEDING;
    });
    if (await isFocused(target)) return;
    for (let stop = 0; stop < STOPS; stop += 1) {
      await this.page.keyboard.press(back ? "Shift+Tab" : "Tab");
      const { there, trouble } = await target.evaluateAll(lookAtFocus);
      expect(trouble).toBe("");
      if (there) return;
    }
    throw new Error(`the keyboard does not get to ${target}`);
  }
}

/** Whether one of the elements has the focus. */
function isFocused(target) {
  return target.evaluateAll((elements) => elements.includes(document.activeElement));
}

/** Whether one of the elements has the focus, and what is wrong with how it shows, in words. Runs inside the page. */
function lookAtFocus(elements) {
  const here = document.activeElement;
  const answer = (trouble) => ({ there: elements.includes(here), trouble });
  if (!here || here === document.body) return answer("");
  const name = here.outerHTML.slice(0, 120);
  const style = getComputedStyle(here);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return answer(`no outline around ${name}`);

  const box = here.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
  const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
  if (right < left || bottom < top) return answer(`out of sight: ${name}`);
  const bar = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  const isCovered = ([x, y]) => {
    const above = bar(document.elementFromPoint(x, y));
    return above && !above.contains(here);
  };
  // A field of many lines may reach under a bar: the line that is being written doesn't.
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
  const covered = corners.filter(isCovered).length;
  return answer(covered > (here.matches("textarea") ? 2 : 0) ? `covered by a bar: ${name}` : "");
}
