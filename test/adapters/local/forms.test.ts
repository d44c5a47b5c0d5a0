import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { createLocalAdapter } from "../../../src/adapters/local/index.ts";
import { describeInChromium, launchChromium } from "../../support/chromium.ts";
import { type DeskBot, deskBot } from "../desk-bot.ts";
import { contrastsBelow, namelessControls } from "./look.ts";
import { openTab, say } from "./tab-client.ts";

async function started(
  moderators: readonly string[] = ["local"],
): Promise<DeskBot & { readonly address: string }> {
  const desk = await deskBot("local", moderators);
  const adapter = createLocalAdapter({ port: 0, newId: randomUUID });
  await adapter.start(desk.bot);
  onTestFinished(() => adapter.stop());
  return { ...desk, address: adapter.address! };
}

describeInChromium("a form on the local page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function asked(address: string, text: string): Promise<Page> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    onTestFinished(async () => {
      await page.close();
      expect(complaints).toEqual([]);
    });
    await page.goto(address);
    await page.locator("body.connected").waitFor();
    await page.getByRole("combobox", { name: "Command" }).fill(text);
    await page.keyboard.press("Enter");
    return page;
  }

  it("opens as a dialog with what the figure says, and is sent as its command", async () => {
    const { address, desk } = await started();
    const page = await asked(address, "/desk correct harbour-fire/evacuated");
    const dialog = page.getByRole("dialog", { name: "Correct “people moved from their homes”" });
    await dialog.waitFor();
    expect(await dialog.getByLabel("Printed words").inputValue()).toBe("as many as 1,200");
    expect(await dialog.getByLabel("Hedge").inputValue()).toBe("at-most");
    expect(await page.evaluate(namelessControls)).toEqual([]);
    expect(await page.evaluate(contrastsBelow, 4.5)).toEqual([]);
    await dialog.getByLabel("Printed words").fill("about 1,400");
    await dialog.getByLabel("Value").fill("1400");
    await dialog.getByLabel("Hedge").selectOption("about");
    await dialog.getByLabel("Reason").fill("the brigade counted again");
    await dialog.getByRole("button", { name: "Propose" }).click();
    await page.getByRole("log").getByRole("button", { name: "Publish" }).click();
    await page.getByRole("log").getByText("Published").waitFor();
    expect(desk.newsroom.edition().figures.all.map((figure) => figure.claims[0].words)).toContain(
      "about 1,400",
    );
    expect(await dialog.isVisible()).toBe(false);
  });

  it("stays open with each problem beside its field, and nothing that was typed is lost", async () => {
    const { address, desk } = await started();
    const page = await asked(address, "/desk correct harbour-fire/evacuated");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Printed words").fill("about 1,400");
    await dialog.getByRole("button", { name: "Propose" }).click();
    await dialog.getByText("say why: it goes on the record").waitFor();
    await dialog.getByLabel("Reason").fill("counted again");
    await page.keyboard.press("Tab");
    await dialog.getByRole("button", { name: "Propose" }).click();
    await dialog.getByText("the hedge is about (with the value 1400), not at-most").waitFor();
    expect(await dialog.getByLabel("Printed words").inputValue()).toBe("about 1,400");
    expect(await dialog.getByLabel("Reason").inputValue()).toBe("counted again");
    expect(await dialog.getByText("say why").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Open the form" }).click();
    expect(await dialog.getByLabel("Printed words").inputValue()).toBe("about 1,400");
    expect(await desk.desk.open()).toEqual([]);
  });
});

it("a form that somebody sends who is no moderator is refused and told why, and changes nothing", async () => {
  const { address, desk, refused } = await started(["somebody-else"]);
  const tab = await openTab(address);
  const filled = { words: "about 1,400", value: "1400", hedge: "about", reason: "x" };
  await say(address, { tab: tab.id, id: "1", text: "/desk correct harbour-fire/evacuated", filled });
  const message = (await tab.nextMessage()) as { html: string; faults?: object };
  expect(message.faults).toEqual({ words: expect.stringContaining("you are not one here") });
  expect(refused).toHaveLength(1);
  expect(await desk.desk.open()).toEqual([]);
  await tab.close();
});

it("a form sent twice by a page whose connection broke is one change", async () => {
  const { address, desk } = await started();
  const tab = await openTab(address);
  const filled = { words: "about 1,400", value: "1400", hedge: "about", reason: "x" };
  const body = { tab: tab.id, id: "1", text: "/desk correct harbour-fire/evacuated", filled };
  await Promise.all([say(address, body), say(address, body)]);
  expect((await tab.nextMessage()).html).toContain("about 1,400");
  await say(address, { ...body, id: "2" });
  expect((await tab.nextMessage()).html).toContain("proposed already");
  expect(await desk.desk.amendments.list()).toHaveLength(1);
  await tab.close();
});

it("a form is sent as words by option, or not at all", async () => {
  const { address } = await started();
  const tab = await openTab(address);
  const body = { tab: tab.id, text: "/desk correct x", filled: { words: { $ne: 1 } } };
  expect((await say(address, body)).status).toBe(400);
  await tab.close();
});
