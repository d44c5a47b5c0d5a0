import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createLocalAdapter, type LocalAdapter } from "../../../src/adapters/local/index.ts";
import { createArtist } from "../../../src/charts/artist.ts";
import { describeInChromium, launchChromium } from "../../support/chromium.ts";
import { createSampleBot, type SampleBot } from "./bot.ts";
import { openLine } from "./line.ts";
import { contrastsBelow, namelessControls } from "./look.ts";
import { textReply } from "./replies.ts";

interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce";
}

describeInChromium("the local page", () => {
  let browser: Browser;
  let context: BrowserContext;
  /** Tabs of one browser. They are used again, since opening one takes longer than most tests. */
  let idle: Page[] = [];
  let bot: SampleBot;
  let adapter: LocalAdapter;
  /** What the browser complained about: a script that fails, or something the policy stopped. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
    context = await browser.newContext();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    bot = createSampleBot();
    complaints = [];
    adapter = createLocalAdapter({ port: 0, newId: randomUUID });
    await adapter.start(bot);
  });
  afterEach(async () => {
    bot.release();
    idle = context.pages();
    await Promise.all(idle.map((page) => page.goto("about:blank")));
    await adapter.stop();
    expect(complaints).toEqual([]);
  });

  async function open(look: Look = {}, address = adapter.address!): Promise<Page> {
    const page = idle.pop() ?? (await newPage());
    await page.setViewportSize({ width: look.width ?? 1000, height: 800 });
    await page.emulateMedia({
      colorScheme: look.colorScheme ?? null,
      reducedMotion: look.reducedMotion ?? null,
    });
    await page.goto(address);
    await page.locator("body.connected").waitFor();
    return page;
  }

  async function newPage(): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const isNetwork = message.text().includes("net::ERR_");
      if (message.type() === "error" && !isNetwork) complaints.push(message.text());
    });
    return page;
  }

  const composer = (page: Page) => page.getByRole("combobox", { name: "Command" });
  const answers = (page: Page) => page.getByRole("log").locator(".message");

  async function ask(page: Page, text: string): Promise<void> {
    await composer(page).fill(text);
    await composer(page).press("Enter");
  }

  it("greets with three commands to press, and the cursor in the field", async () => {
    const page = await open();
    const examples = page.getByRole("region", { name: "Ask for a figure" }).getByRole("button");
    expect(await examples.allTextContents()).toEqual(["/brief", "/brief figure advisers", "/brief help"]);
    expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await examples.nth(1).click();
    await answers(page).getByText("as many as 80").waitFor();
    expect(bot.asked.map(({ text }) => text)).toEqual(["/brief figure advisers"]);
  });

  it("is used with the keyboard alone: type, choose a completion, send", async () => {
    const page = await open();
    await page.keyboard.type("/brief fig");
    const options = page.getByRole("option");
    await expect.poll(() => options.count()).toBe(2);
    expect(await composer(page).getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const chosen = page.getByRole("option", { selected: true });
    expect(await chosen.textContent()).toContain("/brief figure advisers");
    expect(await composer(page).getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
    await page.keyboard.press("Enter");
    expect(await composer(page).inputValue()).toBe("/brief figure advisers");
    expect(bot.asked).toEqual([]);
    await page.keyboard.press("Enter");
    await answers(page).getByText("as many as 80").waitFor();
    expect(await composer(page).inputValue()).toBe("");
  });

  it("takes the first completion with Tab, and closes the list with Escape", async () => {
    const page = await open();
    await page.keyboard.type("/brief h");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await composer(page).inputValue()).toBe("/brief help");
    await composer(page).fill("/brief");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("listbox").isVisible()).toBe(false);
    expect(await composer(page).inputValue()).toBe("/brief");
    await page.keyboard.press("Tab");
    expect(
      await page.getByRole("button", { name: "Send" }).evaluate((send) => send === document.activeElement),
    ).toBe(true);
  });

  it("drops completions that come late, for a text that is no longer there", async () => {
    const page = await open();
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    await page.route("**/complete?text=%2Fbrief", async (route) => {
      arrived.resolve();
      await held.promise;
      await route.continue().catch(() => {});
    });
    await page.keyboard.type("/brief");
    await arrived.promise;
    const fresh = page.waitForResponse((response) => response.url().endsWith("help%3F"));
    await page.keyboard.type(" help?");
    await fresh;
    held.resolve();
    await page.unrouteAll({ behavior: "wait" });
    expect(await page.getByRole("option").count()).toBe(0);
  });

  it("brings earlier commands back with the arrow keys", async () => {
    const page = await open();
    await ask(page, "/brief one");
    await ask(page, "/brief two");
    await page.keyboard.press("ArrowUp");
    expect(await composer(page).inputValue()).toBe("/brief two");
    await page.keyboard.press("ArrowUp");
    expect(await composer(page).inputValue()).toBe("/brief one");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await composer(page).inputValue()).toBe("");
  });

  it("shows the command at once, that it waits, and then the answer with its private mark", async () => {
    const page = await open();
    await ask(page, "slow");
    await page.locator(".echo", { hasText: "/brief slow" }).waitFor();
    await page.locator(".pending").waitFor();
    bot.release();
    await answers(page).getByText("Here at last.").waitFor();
    expect(await answers(page).getByText("Only you can see this").count()).toBe(1);
    expect(await page.locator(".pending").count()).toBe(0);
  });

  it("sends the command of a button and of an entry that is pressed", async () => {
    const page = await open();
    await ask(page, "/brief figure advisers");
    await page.getByRole("button", { name: "Who printed it" }).press("Enter");
    await answers(page).getByRole("table").waitFor();
    await page.getByRole("button", { name: "The story" }).click();
    await page.getByText("You said /brief story").waitFor();
    expect(await page.getByRole("button", { name: "Only to be read" }).count()).toBe(0);
    expect(bot.asked.map(({ text }) => text)).toEqual([
      "/brief figure advisers",
      "/brief every kind",
      "/brief story",
    ]);
  });

  it("keeps two tabs apart, except for what is public", async () => {
    const [one, two] = [await open(), await open()];
    await ask(one, "/brief secret");
    await answers(one).getByText("You said /brief secret").waitFor();
    await ask(one, "/brief figure advisers");
    await answers(two).getByText("as many as 80").waitFor();
    expect(await two.getByRole("log").textContent()).not.toContain("secret");
    expect(await answers(two).getByText("Only you can see this").count()).toBe(0);
    expect(await two.locator(".echo").textContent()).toBe("Asked: /brief figure advisers");
  });

  it("shows posts, also to a tab that opens later, and once", async () => {
    const page = await open();
    await adapter.post("front-page", textReply("Good morning."), "digest-1");
    await answers(page).getByText("Good morning.").waitFor();
    await adapter.post("front-page", textReply("Good morning."), "digest-1");
    await adapter.post("front-page", textReply("Good night."), "digest-2");
    await answers(page).getByText("Good night.").waitFor();
    const later = await open();
    await answers(later).getByText("Good night.").waitFor();
    for (const tab of [page, later]) expect(await answers(tab).getByText("Good morning.").count()).toBe(1);
  });

  it("keeps hostile text as text, typed or told", async () => {
    const page = await open();
    const hostile = `<img src=x onerror="document.title='owned'"></script><script>document.title="owned"</script>`;
    await ask(page, `/brief ${hostile}`);
    await answers(page).getByText("You said").waitFor();
    expect(await answers(page).locator(".sentence").textContent()).toBe(`You said /brief ${hostile}`);
    expect(await page.locator(".echo bdi").textContent()).toBe(`/brief ${hostile}`);
    await adapter.post(
      hostile,
      { parts: [{ kind: "buttons", buttons: [{ label: hostile, command: hostile }] }] },
      hostile,
    );
    await page.getByRole("button", { name: "onerror" }).waitFor();
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.title()).toBe("Dateline");
  });

  it("tells that the connection is lost and back, keeps what was typed, and loses and doubles nothing", async () => {
    const line = await openLine(adapter.address!);
    const page = await open({}, line.address);
    await adapter.post("local", textReply("before"), "before");
    await answers(page).getByText("before").waitFor();
    await ask(page, "/brief slow");
    await page.locator(".echo", { hasText: "/brief slow" }).waitFor();
    await expect.poll(() => bot.asked.length).toBe(1);
    line.cut();
    await page.getByRole("status").getByText("Connection lost").waitFor();
    await ask(page, "/brief later");
    await page.getByRole("status").getByText("Your text stays here").waitFor();
    expect(await composer(page).inputValue()).toBe("/brief later");
    bot.release();
    await adapter.post("local", textReply("meanwhile"), "meanwhile");
    line.mend();
    await page.getByRole("status").getByText("Connected again").waitFor();
    await answers(page).getByText("meanwhile").waitFor();
    await answers(page).getByText("Here at last.").waitFor();
    await composer(page).press("Enter");
    await answers(page).getByText("You said /brief later").waitFor();
    expect(await answers(page).locator(".sentence").allTextContents()).toEqual([
      "before",
      "Here at last.",
      "meanwhile",
      "You said /brief later",
    ]);
    await page.goto("about:blank");
    await line.close();
  });

  it("says that an answer will not come when the server was started anew, and sends again when asked to", async () => {
    const line = await openLine(adapter.address!);
    const page = await open({}, line.address);
    await ask(page, "/brief slow");
    await expect.poll(() => bot.asked.length).toBe(1);
    line.cut();
    bot.release();
    await adapter.stop();
    await adapter.start(bot);
    line.mend(adapter.address);
    await page.getByText("before an answer came").waitFor();
    await page.getByRole("button", { name: "Send again" }).click();
    await answers(page).getByText("Here at last.").waitFor();
    await page.goto("about:blank");
    await line.close();
  });

  it("lets go of the stream while out of sight, and catches up when seen again", async () => {
    const page = await open();
    const turn = (state: string) =>
      page.evaluate((visibilityState) => {
        Object.defineProperty(document, "visibilityState", { value: visibilityState, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await adapter.post("local", textReply("seen"), "seen");
    await answers(page).getByText("seen").waitFor();
    await turn("hidden");
    await adapter.post("local", textReply("missed at first"), "unseen");
    await turn("visible");
    await answers(page).getByText("missed at first").waitFor();
    expect(await answers(page).count()).toBe(2);
  });

  it("does not keep the server from stopping", async () => {
    const page = await open();
    await adapter.stop();
    await page.getByRole("status").getByText("Connection lost").waitFor();
  });

  it("keeps what was typed over a reload", async () => {
    const page = await open();
    await composer(page).fill("/brief half a thou");
    await page.reload();
    expect(await composer(page).inputValue()).toBe("/brief half a thou");
  });

  it("fits any width without scrolling sideways, whatever the words", async () => {
    const page = await open();
    await ask(page, "/brief every kind");
    await answers(page).getByRole("table").waitFor();
    await ask(page, `/brief ${"Donaudampfschifffahrt".repeat(20)} مرحبا بالعالم 👩‍👩‍👧‍👦`);
    await answers(page).getByText("Donaudampf").waitFor();
    for (const width of [320, 400, 700, 1000, 1400, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(sideways)).toBe(0);
    }
  });

  it("puts claims side by side on a wide page and below each other on a narrow one", async () => {
    const page = await open();
    await ask(page, "/brief every kind");
    await answers(page).getByRole("table").waitFor();
    const rowsOfClaims = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      const tops = (claims: Element[]) => claims.map((claim) => claim.getBoundingClientRect().top);
      return new Set(await page.locator(".claim").evaluateAll(tops)).size;
    };
    expect(await rowsOfClaims(1400)).toBe(1);
    expect(await rowsOfClaims(400)).toBe(3);
    // Stacked rows are still a table to those who listen.
    expect(await page.getByRole("row").count()).toBe(4);
  });

  it("is readable in light and in dark: every text has the contrast of WCAG AA", async () => {
    const page = await open();
    await ask(page, "/brief every kind");
    await answers(page).getByRole("table").waitFor();
    await page.keyboard.type("/brief");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    const papers = new Set<string>();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(contrastsBelow, 4.5)).toEqual([]);
      papers.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    expect(papers.size).toBe(2);
  });

  it("can be heard: one main heading, landmarks, a log, and a name for everything to press", async () => {
    const page = await open();
    await ask(page, "/brief every kind");
    await answers(page).getByRole("table").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual(["Dateline"]);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.getByRole("log").getAttribute("aria-live")).toBe("polite");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.evaluate(namelessControls)).toEqual([]);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page.getByRole("article", { name: "Private answer" }).count()).toBe(1);
  });

  it("holds still for those who ask for it", async () => {
    const page = await open({ reducedMotion: "reduce" });
    await ask(page, "/brief slow");
    await page.locator(".pending").waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it.each(["light", "dark"] as const)(
    "shows a chart in the %s theme, and its rows below it",
    async (colorScheme) => {
      const artist = createArtist({ onFault: (fault) => complaints.push(String(fault)), withinMs: 15_000 });
      const drawing = createLocalAdapter({ port: 0, newId: randomUUID, artist });
      await drawing.start(bot);
      const page = await open({ colorScheme }, drawing.address!);
      await ask(page, "/brief every kind");
      const chart = page.getByRole("figure", { name: "Advisers sent to Guatemala, drawn to scale" });
      const picture = chart.getByRole("img");
      await picture.waitFor({ timeout: 15_000 });
      await expect
        .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(500);
      expect(await darkestInk(picture)).toBe(colorScheme === "light");
      expect(await chart.getByRole("list").innerText()).toContain("about 80");
      await page.goto("about:blank");
      await drawing.stop();
      await artist.close();
    },
  );
});

/** Whether an image has letters darker than the middle grey: as they are where the ground is light. */
async function darkestInk(picture: Locator): Promise<boolean> {
  return picture.evaluate((img) => {
    const canvas = document.createElement("canvas");
    const { naturalWidth: width, naturalHeight: height } = img as HTMLImageElement;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d")!;
    context.drawImage(img as HTMLImageElement, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return data.some(
      (alpha, at) => at % 4 === 3 && alpha > 250 && data[at - 1]! + data[at - 2]! + data[at - 3]! < 120,
    );
  });
}
