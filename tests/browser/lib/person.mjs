// Somebody in the story, with a browser of their own. What they can do is what the story is made of.

import { expect } from "./fixtures.mjs";

export class Person {
  constructor(name, hands) {
    this.name = name;
    this.hands = hands;
    this.email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
    this.password = `${name} walks by the quiet river`;
  }

  // Coming in

  async signsUp() {
    await this.hands.visit("/");
    await this.hands.follow("Open an account");
    await this.hands.fill("Your name", this.name);
    await this.hands.fill("E-mail address", this.email);
    await this.hands.fill("Password", this.password);
    await this.hands.press("Open the account");
    await this.hands.sees("You can sign in now");
    await this.signsIn();
  }

  async signsIn() {
    await this.hands.fill("E-mail address", this.email);
    await this.hands.fill("Password", this.password);
    await this.hands.press("Sign in");
  }

  async startsCircle({ name, person, pronouns, relation, substance, whatHappened }) {
    await this.hands.follow("Start a circle");
    await this.hands.fill("A name for the circle", name);
    await this.hands.fill("What do you call the person?", person);
    await this.hands.choose(pronouns);
    await this.hands.fill("What are you to them?", relation);
    await this.hands.tick(substance);
    await this.hands.fill("What has happened?", whatHappened);
    await this.hands.press("Start the circle");
    await this.hands.sees(`Everything here is for ${person}.`);
  }

  /** Makes an invite; gives the link and the code, as they are copied from the page. */
  async invites(other, { as, relation = "" }) {
    await this.opens("People");
    await this.hands.follow("Invite somebody");
    await this.hands.fill("What you call them", other.name);
    await this.hands.fill("Their e-mail address", other.email);
    await this.hands.fill(/^What they are to/, relation);
    await this.hands.choose(as);
    await this.hands.press("Make the link and the code");
    const invite = { link: await this.hands.copies("The link"), code: await this.hands.copies("The code") };
    await this.hands.follow("I have noted both");
    return invite;
  }

  async answers({ link, code }) {
    await this.hands.visit(link);
    await this.hands.fill("The code that you were told", code.toLowerCase());
    await this.hands.fill("Your name", this.name);
    await this.hands.fill("Your e-mail address", this.email);
    await this.hands.fill("A new password", this.password);
    await this.hands.press("Answer the invite");
    await this.hands.sees("Now it is somebody else’s turn");
  }

  async letsIn(other) {
    await this.opens("People");
    await this.hands.follow(`Look if it is ${other.name}`);
    await this.hands.sees(other.email);
    await this.hands.press(`Yes, let ${other.name} in`);
    await this.hands.sees("In the circle");
  }

  async looksAgain() {
    await this.hands.follow("Look again");
    await this.hands.sees("Where we are");
  }

  // Finding the way: only by the links that a page has

  async opens(place) {
    const inTheBar = ["Home", "Letters", "Plan", "Meeting"].includes(place);
    await this.hands.follow(inTheBar ? place : "Plan", "places");
    if (!inTheBar) await this.hands.follow(place);
  }

  // The letter

  /** Writes the parts that are given, by their titles, and knows that they are kept. */
  async writes(letter) {
    await this.opens("Letters");
    await this.hands.follow("Start your letter");
    for (const [part, words] of Object.entries(letter)) await this.hands.fill(part, words);
    if (this.hands.script) {
      await expect(this.hands.page.locator(".letter-status .pill")).toHaveText("Saved");
    } else {
      await this.hands.press("Save your letter");
      await this.hands.sees("Every word is kept.");
    }
    await this.opens("Letters");
    await this.hands.sees("Only you can read it.");
  }

  async sharesLetterWith(...readers) {
    await this.opens("Letters");
    await this.hands.follow("Share it");
    for (const answer of await this.hands.page.getByRole("checkbox").all()) {
      const label = await answer.evaluate((box) => box.labels[0].textContent);
      await this.hands.tick(label, readers.some(({ name }) => name === label));
    }
    await this.hands.press("Go on and see the names once more");
    for (const { name } of readers) await this.hands.sees(name);
    await this.hands.press(`Share with ${readers.length === 1 ? "1 person" : `${readers.length} people`}`);
    await this.hands.sees("can read it.");
  }

  /** Keeps one's letter as it is under a name, and looks at what is kept. */
  async keepsLetterAs(name) {
    await this.opens("Letters");
    await this.hands.follow("Go on with your letter");
    await this.hands.follow("What it said before");
    await this.hands.fill("A name for your letter as it is now", name);
    await this.hands.press("Keep it under this name");
    await this.hands.follow(name);
    await this.hands.sees("Your letter says the same now.");
  }

  async reads(writer, words) {
    await this.opens("Letters");
    await this.hands.follow(writer.name);
    await this.hands.sees(words);
  }

  async cannotRead(writer) {
    await this.opens("Letters");
    await this.hands.sees(writer.name);
    await expect(this.hands.link(writer.name)).toHaveCount(0);
  }

  // Treatment

  async writesDown({ programme, phone, level, medicine, opening, held, cost }) {
    await this.opens("Treatment options");
    await this.hands.follow("Add a programme");
    await this.hands.fill("Name of the programme", programme);
    await this.hands.fill("Phone", phone);
    await this.hands.pick("Level of care", level);
    await this.hands.tick(medicine);
    await this.hands.fillDay("First opening", opening);
    await this.hands.fillDay("Held until", held);
    await this.hands.fill("More on the cost", cost);
    await this.hands.press("Add this programme");
    await this.hands.sees(programme);
  }

  /** Brings a list of places along, as a file. */
  async brings(file) {
    await this.opens("Treatment options");
    await this.hands.follow("Find places on a list");
    await this.hands.follow("Bring a list along");
    await this.hands.field("The list, in CSV or JSON").setInputFiles(file);
    await this.hands.press("Read this list");
    await this.hands.sees("can be found on it now");
  }

  /** Says in private which place they would choose. */
  async ranks(programme) {
    await this.opens("Treatment options");
    await this.hands.follow("Which would you choose?");
    await this.hands.pick(programme, "First");
    await this.hands.press("Keep my answer");
    await this.hands.sees("Your answer is kept");
  }

  async compares(...programmes) {
    await this.opens("Treatment options");
    await this.hands.press("Compare these");
    for (const programme of programmes) await this.hands.sees(programme);
  }

  async books(programme) {
    await this.opens("Treatment options");
    await this.hands.follow(programme);
    await this.hands.follow("Book this place");
    await this.hands.press("Book this place");
    await this.hands.sees("Booked");
  }

  async backsUpWith(programme) {
    await this.opens("Treatment options");
    await this.hands.follow(programme);
    await this.hands.follow("Make it the backup");
    await this.hands.press("Make it the backup");
    await this.hands.sees("Backup");
  }

  // Boundaries

  async drafts({ when, will, from, keepers = [] }) {
    await this.opens("Boundaries");
    await this.hands.follow(/^Write (a|another) boundary$/);
    await this.hands.fill("If …", when);
    await this.hands.fill("I will …", will);
    await this.hands.fill("From …", from);
    for (const keeper of keepers) await this.hands.tick(keeper.name);
    await this.hands.press("Save this draft");
    await this.hands.sees("Draft, only you see it");
  }

  async proposes(boundary) {
    await this.drafts(boundary);
    await this.hands.follow("Propose it to the circle");
    await this.hands.press("Propose it");
    await this.hands.sees("Proposed");
  }

  async agreesTo({ when }, owner) {
    await this.opens("Boundaries");
    await this.hands.follow(new RegExp(`^Read and answer.*${owner.name}’s boundary, ${when}`));
    await this.hands.choose("Yes, I will keep to this");
    await this.hands.press("Give my answer");
  }

  async seesAgreed({ when }) {
    await this.opens("Boundaries");
    await this.hands.sees(when);
    await this.hands.sees("Agreed");
  }

  // The meeting

  async setsMeeting({ day, time, place }) {
    await this.opens("Meeting");
    await this.hands.fillDay("Day", day);
    await this.hands.fillTime("Time", time);
    await this.hands.fill("Place", place);
    await this.hands.press("Keep when and where");
    await expect(this.hands.field("Place")).toHaveValue(place);
  }

  async givesParts(parts) {
    await this.opens("Meeting");
    for (const [part, person] of Object.entries(parts)) await this.hands.pick(part, person.name);
    await this.hands.press("Keep these parts");
    for (const [part, person] of Object.entries(parts)) {
      await expect(this.hands.field(part).locator("option:checked")).toHaveText(person.name);
    }
  }

  async setsOrder(...readers) {
    await this.opens("Meeting");
    for (const reader of readers) {
      // The closer is in the order already.
      const add = this.hands.button(`Add ${reader.name}`);
      if (await add.isVisible()) await this.hands.press(`Add ${reader.name}`);
      await expect(add).toHaveCount(0);
    }
  }

  /** Looks at everything once more, and says go to it, with a reason for what is missing. */
  async saysGo(reasons) {
    await this.opens("Meeting");
    await this.hands.follow("Go, or not yet");
    for (const [gate, why] of Object.entries(reasons)) await this.hands.fill(`${gate}: why you go on without it`, why);
    await this.hands.press("Go: this is what we read");
    await this.hands.sees("Go: edition 1");
  }

  async opensScript() {
    await this.opens("Meeting");
    await this.hands.follow("Open the script");
  }

  // Afterwards

  async records(outcome, note) {
    await this.opens("Meeting");
    await this.hands.follow("After the meeting");
    const folded = "The meeting has already happened";
    if (await this.hands.page.locator("summary", { hasText: folded }).count()) await this.hands.unfold(folded);
    await this.hands.choose(outcome);
    await this.hands.fill("What was said and agreed", note);
    await this.hands.press("Write this down for the circle");
    await this.hands.sees(`How it ended: ${outcome}`);
  }

  async seesTasks() {
    await this.opens("What follows");
    await this.hands.follow("After the meeting");
    await expect(this.hands.page.getByRole("heading", { name: "Tasks" })).toBeVisible();
    await this.hands.unfold("The others’ tasks");
  }
}
