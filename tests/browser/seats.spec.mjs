// Who sits where and who reads when: by dragging with a mouse or a finger, with the keyboard, and in plain forms.

import { violations } from "./lib/axe.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { printed } from "./lib/paper.mjs";

const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 900 };

async function atTheMeeting(open, house, name, options) {
  const page = await open(house, { viewport: PHONE, mayFail: /4(09|22)|503|ERR_FAILED|ERR_INTERNET/, ...options });
  const hands = new Hands(page, { script: options?.javaScriptEnabled !== false });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  await hands.follow("Meeting", "places");
  return hands;
}

async function atTheSeats(open, house, name, options) {
  const hands = await atTheMeeting(open, house, name, options);
  await hands.follow("Who sits where");
  return hands;
}

const names = (page) => page.locator(".seat__name").allTextContents();
const readers = (page) => page.locator("ol.order .order__name").allTextContents();
const swapped = (list, one, other) => list.with(one, list[other]).with(other, list[one]);

const middle = async (target) => {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await target.boundingBox();
  return [x + width / 2, y + height / 2];
};

/** Drags with a mouse; both must be in view. */
async function drags(page, grip, target, down = 0) {
  await target.scrollIntoViewIfNeeded();
  const from = await middle(grip);
  await page.mouse.move(...from);
  await page.mouse.down();
  const [x, y] = await middle(target);
  await page.mouse.move(x, y + down, { steps: 8 });
  await page.mouse.up();
}

/** Drags with a finger, as a touch screen reports it. */
async function dragsByTouch(page, grip, target, down = 0) {
  const client = await page.context().newCDPSession(page);
  await grip.evaluate((item) => item.scrollIntoView({ block: "center" }));
  const touch = (type, x, y) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const at = async (place) => {
    const { x, y, width, height } = await place.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const [fromX, fromY] = await at(grip);
  const [toX, toY] = await at(target);
  await touch("touchStart", fromX, fromY);
  for (let step = 1; step <= 6; step += 1) {
    await touch("touchMove", fromX + ((toX - fromX) * step) / 6, fromY + ((toY + down - fromY) * step) / 6);
  }
  await touch("touchEnd");
}

test("seats change places by mouse, and everybody sees it", async ({ open, house }) => {
  const { page } = await atTheSeats(open, house, "Rosa", { viewport: DESK });
  const before = await names(page);
  const seats = page.locator(".seat");
  await drags(page, seats.nth(1).locator(".grip"), seats.nth(4));
  await expect(seats.nth(4).locator(".seat__name")).toHaveText(before[1]);
  await expect(page.locator("#live")).toHaveText(`${before[1]} has seat 5 of 7.`);
  expect(await names(page)).toEqual(swapped(before, 1, 4));
  await page.reload();
  expect(await names(page)).toEqual(swapped(before, 1, 4));
  // Let go beside every chair, or with Escape, nothing happens.
  const [x, y] = await middle(seats.nth(0).locator(".grip"));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 10);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator("[data-held]")).toHaveCount(0);
  expect(await names(page)).toEqual(swapped(before, 1, 4));

  const ben = await atTheSeats(open, house, "Ben");
  expect(await names(ben.page)).toEqual(swapped(before, 1, 4));
  await expect(ben.page.locator(".grip, .seat button")).toHaveCount(0);
});

test("a finger moves a seat on a phone, and a reader in the order", async ({ open, house }) => {
  const { page } = await atTheSeats(open, house, "Rosa", { hasTouch: true, isMobile: true });
  const before = await names(page);
  const seats = page.locator(".seat");
  await dragsByTouch(page, seats.nth(1).locator(".grip"), seats.nth(2));
  await expect(seats.nth(2).locator(".seat__name")).toHaveText(before[1]);
  await expect(page.locator("#live")).toHaveText(/has seat 3 of 7/);

  await page.getByRole("link", { name: "Meeting" }).first().click();
  const order = await readers(page);
  const rows = page.locator("ol.order > li");
  await dragsByTouch(page, rows.nth(1).locator(".grip"), rows.nth(0), -12);
  await expect(rows.nth(0).locator(".order__name")).toHaveText(order[1]);
  await expect(page.locator("#live")).toHaveText(`${order[1]} reads as number 1 of 3.`);
  await page.reload();
  expect(await readers(page)).toEqual(swapped(order, 0, 1));
});

test("the closer stays last, whatever is dragged", async ({ open, house }) => {
  const { page } = await atTheMeeting(open, house, "Rosa", { viewport: DESK });
  const order = await readers(page);
  const rows = page.locator("ol.order > li");
  await expect(rows.last().locator(".grip")).toHaveCount(0);
  await page.getByLabel("Place", { exact: true }).fill("At the harbour");
  await drags(page, rows.nth(0).locator(".grip"), rows.last(), 40);
  await expect(rows.nth(1).locator(".order__name")).toHaveText(order[0]);
  await expect(page.locator("#live")).toHaveText(`${order[0]} reads as number 2 of 3.`);
  // What somebody was typing beside it is still there, and isn't out of date by it.
  await expect(page.getByLabel("Place", { exact: true })).toHaveValue("At the harbour");
  await page.getByRole("button", { name: "Keep when and where" }).click();
  await expect(page.getByText("Somebody changed the meeting")).toHaveCount(0);
  await page.reload();
  expect(await readers(page)).toEqual([order[1], order[0], order[2]]);
});

test("the keyboard moves a name and keeps its place", async ({ open, house }) => {
  const { page } = await atTheSeats(open, house, "Rosa");
  const before = await names(page);
  const next = page.getByRole("button", { name: `Next seat for ${before[1]}` });
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".seat").nth(2).locator(".seat__name")).toHaveText(before[1]);
  await expect(next).toBeFocused();
  await expect(page.locator("#live")).toHaveText(/has seat 3 of 7/);
  // Whoever is quicker than the line loses no press.
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Enter");
  await expect(page.locator(".seat").nth(5).locator(".seat__name")).toHaveText(before[1]);
  await expect(next).toBeFocused();
});

test("what isn't saved is said, and stays", async ({ open, house }) => {
  const { page } = await atTheSeats(open, house, "Rosa", { viewport: DESK });
  const before = await names(page);
  const seats = page.locator(".seat");
  await page.context().setOffline(true);
  await drags(page, seats.nth(1).locator(".grip"), seats.nth(2));
  await expect(page.locator("#live")).toHaveText(/Not saved/);
  await expect(page.getByLabel("Seat 3")).toBeVisible();
  await expect(page.getByLabel("Seat 3").locator("option:checked")).toHaveText(before[1]);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Keep this plan" }).click();
  await expect(seats.nth(2).locator(".seat__name")).toHaveText(before[1]);
});

test("whoever drags on an old page is shown the newest", async ({ open, house }) => {
  const rosa = await atTheSeats(open, house, "Rosa", { viewport: DESK });
  const before = await names(rosa.page);
  // Mara's page doesn't hear of it.
  const mara = await atTheSeats(open, house, "Mara", { viewport: DESK });
  await mara.page.route("**/live?*", (route) => route.abort());
  await mara.page.reload();
  await drags(rosa.page, rosa.page.locator(".seat").nth(1).locator(".grip"), rosa.page.locator(".seat").nth(2));
  await expect(rosa.page.locator(".seat").nth(2)).toContainText(before[1]);
  await drags(mara.page, mara.page.locator(".seat").nth(0).locator(".grip"), mara.page.locator(".seat").nth(1));
  await mara.sees("Somebody changed the seats while you were at it");
  expect(await names(mara.page)).toEqual(swapped(before, 1, 2));
  await mara.press("Keep this plan");
  expect(await names(mara.page)).toEqual(swapped(before, 0, 1));
});

test("without JavaScript there are buttons and a form", async ({ open, house }) => {
  const hands = await atTheSeats(open, house, "Rosa", { javaScriptEnabled: false });
  const { page } = hands;
  const before = await names(page);
  await expect(page.locator(".grip").first()).toBeHidden();
  await hands.press(`Next seat for ${before[1]}`);
  expect(await names(page)).toEqual(swapped(before, 1, 2));
  await hands.follow("Suggest a plan");
  await hands.sees("Nothing is kept until you press");
  await hands.pick("Seat 2", before[2]);
  await hands.press("Keep this plan");
  await hands.sees("has two seats. Choose one of them.");
  await hands.follow("Meeting");
  await hands.follow("Open the script");
  await hands.sees("Who sits where");
});

for (const colorScheme of ["light", "dark"]) {
  test(`nothing is wrong with the table, ${colorScheme}, and it prints`, async ({ open, house }) => {
    for (const viewport of [PHONE, DESK]) {
      const hands = await atTheSeats(open, house, "Rosa", { viewport, colorScheme });
      const { page } = hands;
      const shot = (name) => page.screenshot({ path: test.info().outputPath(`${name}-${viewport.width}.png`), fullPage: true });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await shot("seats");
      await page.getByText("Set every seat in a form").click();
      expect(await violations(page)).toEqual([]);
      await shot("form");
      await hands.follow("Suggest a plan");
      expect(await violations(page)).toEqual([]);
      await shot("suggested");
      await hands.follow("Meeting");
      expect(await violations(page)).toEqual([]);
      await shot("meeting");
      await hands.follow("Open the script");
      expect(await violations(page)).toEqual([]);
      await shot("script");
      if (viewport === PHONE || colorScheme === "dark") continue;
      const { text } = await printed(page, "A4");
      const sheet = text.split("\f").find((sheet) => sheet.includes("Who sits where"));
      for (const name of ["Danny", "Luis", "Rosa Rivera", "Keep the way to the door free"]) expect(sheet).toContain(name);
      expect(sheet).not.toContain("Next seat");
    }
  });
}
