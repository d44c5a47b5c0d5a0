import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { type BotParts, createBot } from "../../src/chat/bot.ts";
import { defineCommand, type Slash } from "../../src/chat/command.ts";
import { figuresIn } from "../../src/chat/figures-in.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { quietDesk } from "../support/desk.ts";
import { editionOf, twoStories } from "../support/stories.ts";

const edition = editionOf(twoStories);
const faults: { reference: string }[] = [];
const botOf = (parts: Partial<BotParts> = {}) =>
  createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(new Map()),
    newReference: () => "ref-1",
    onFault: (fault) => faults.push(fault),
    ...parts,
  });
const say = (text: string, bot = botOf()) => bot.answer({ chat: "test", user: "u", channel: "c", text });
const plain = async (text: string) => renderPlain((await say(text)).reply);

describe("asking", () => {
  test("a bare /brief tells the newest story, each figure with hedge, attribution and outlet", async () => {
    const told = await plain("/brief");
    expect(told).toContain("Firefighters moved as many as 1,200 people");
    expect(told).toContain("as many as 1,200: said a fire brigade spokesperson (The Calder Courier)");
    expect(told).toContain("Between £5m and £7m is the insured loss.");
    expect(told).toContain(
      "≠ People moved from their homes. The reports differ: “as many as 1,200” and “more than 1,500” cannot both be right.",
    );
    expect(told).toContain("Villages below the Sorrel dam are emptied");
  });

  test("a figure with several claims shows each, and says that they differ", async () => {
    const { reply, visibility } = await say("/brief figure harbour-fire/evacuated");
    expect(visibility).toBe("private");
    expect(reply.parts.filter(({ kind }) => kind === "claim")).toHaveLength(2);
    expect(reply.parts.find(({ kind }) => kind === "agreement")).toMatchObject({
      verdict: "differ-in-value",
    });
  });

  test("a figure with one claim is told in its printed words", async () => {
    const { reply } = await say("/brief figure loss");
    expect(reply.parts[0]).toMatchObject({
      kind: "figure",
      hedged: { value: "between £5m and £7m", attribution: "said an insurer" },
    });
  });

  test("a figure is found by id, full reference, alias, label, case and accents aside", async () => {
    for (const name of [
      "loss",
      "harbour-fire/loss",
      "damage",
      "Insured Loss",
      "“insured loss”",
      "INSURED  LOSS",
      "figure:loss",
    ]) {
      expect((await say(`/brief figure ${name}`)).reply.parts[0], name).toMatchObject({
        kind: "figure",
        label: "insured loss",
      });
    }
  });

  test("a name that two stories share is a choice, whose buttons are commands already typed", async () => {
    const { reply } = await say("/brief figure evacuated");
    const entries = reply.parts.find((part) => part.kind === "entries")!.entries;
    expect(entries.map(({ command }) => command)).toEqual([
      "/brief figure harbour-fire/evacuated",
      "/brief figure dam-leak/evacuated",
    ]);
    expect((await say(entries[1]!.command!)).reply.parts[0]).toMatchObject({
      kind: "figure",
      label: "villagers told to leave",
    });
  });

  test("a mistyped figure offers the nearest first", async () => {
    const { reply } = await say("/brief figure evacuess");
    expect(reply.parts[0]).toMatchObject({ kind: "problem" });
    expect(reply.parts[1]).toMatchObject({ entries: [{ command: "/brief figure harbour-fire/evacuated" }] });
  });

  test("a figure of which only the beginning is typed is offered", async () => {
    for (const begun of ["/brief figure villa", "/brief villa", "/brief chart villag"]) {
      const { reply } = await say(begun);
      expect(reply.parts[0], begun).toMatchObject({ kind: "problem" });
      expect(JSON.stringify(reply.parts[1]), begun).toContain("dam-leak/evacuated");
    }
  });

  test("the figure alone is enough", async () => {
    expect((await say("/brief insured loss")).reply.parts[0]).toMatchObject({
      kind: "figure",
      label: "insured loss",
    });
  });

  test("a question alone is enough, and what no figure answers is said so", async () => {
    expect(await plain("/brief how many people were moved from their homes?")).toContain("as many as 1,200");
    expect(await plain("how many people were moved from their homes in Honduras?")).toMatch(
      /^No figure here answers that\. None speaks of “Honduras”/,
    );
  });

  test("a mistyped command offers the right one with what was typed after it", async () => {
    const { reply } = await say("/brief sorce loss");
    expect(reply.parts[1]).toMatchObject({ entries: [{ command: "/brief source loss" }] });
    for (const text of ["breif source loss", "/breif source loss", "Breif source loss"]) {
      const { reply } = await say(text);
      expect(reply.parts[1], text).toMatchObject({ entries: [{ command: "/brief source loss" }] });
    }
  });

  test.each(["/brief xyzzy", "/nothing", "", "/", "/brief help xyzzy", "   "])(
    "%j gets the help",
    async (text) => {
      expect(await plain(text)).toContain("/brief figure <figure>");
    },
  );

  test("the source gives words, who said it, and a link that leads to the words", async () => {
    const told = await plain("/brief source loss");
    expect(told).toContain("https://courier.example/fire#:~:text=between%20%C2%A35m%20and%20%C2%A37m");
  });

  test("a command without its slash is said to /brief", async () => {
    expect((await say("figure loss")).reply.parts[0]).toMatchObject({
      kind: "figure",
      label: "insured loss",
    });
    expect((await say("brief figure loss")).reply.parts[0]).toMatchObject({ kind: "figure" });
  });

  test("a lone number is the page of a list", async () => {
    expect(await plain("/brief figures 1")).toContain("insured loss");
  });

  test("a figure of a withdrawn story is said to be withdrawn, by any of its names", async () => {
    const withdrawn = editionOf({ "dam-leak": twoStories["dam-leak"].replace("published", "withdrawn") });
    const bot = botOf({ edition: () => withdrawn });
    for (const name of ["dam-leak/evacuated", "evacuated", "villagers told to leave"]) {
      expect(renderPlain((await say(`/brief figure ${name}`, bot)).reply)).toContain(
        "Its story has been withdrawn.",
      );
    }
  });

  test("the window of a figure in a sentence follows the sentence", async () => {
    const windowed = twoStories["dam-leak"].replace("hedge: between }", "hedge: between, window: P3M }");
    const bot = botOf({ edition: () => editionOf({ "dam-leak": windowed }) });
    expect(renderPlain((await say("/brief", bot)).reply)).toContain(
      "Dozens: over 3 months, no source named (Evening Post)",
    );
  });

  test("what is wrong with an option is said in our own words", async () => {
    expect(await plain('/brief figure ""')).toBe(
      "figure cannot be “”: it is empty. Type: /brief figure <figure> [page:…]",
    );
    expect(await plain("/brief figure loss share:maybe")).toMatch(
      /^share cannot be “maybe”: it must be yes or no\./,
    );
  });

  test("share:yes makes the answer public, and nothing else does", async () => {
    expect((await say("/brief figure loss share:yes")).visibility).toBe("public");
    expect((await say("/brief figure loss share:no")).visibility).toBe("private");
    expect((await say("/brief figure nonsense share:maybe")).visibility).toBe("private");
  });

  test("a page past the end is the last one", async () => {
    expect(await plain("/brief figures page:99")).toContain("insured loss");
  });

  test("a topic that there is not is refused with those there are", async () => {
    expect(await plain("/brief stories port")).toBe("No story is on “port”. Did you mean “ports”?");
  });
});

describe("no bare number", () => {
  const commands = [
    "/brief",
    "/brief figures",
    "/brief figure loss",
    "/brief source harbour-fire/evacuated",
    "/brief latest dam-leak",
  ];
  test.each(commands)(
    "%s: every figure has hedge, attribution and outlet, in plain text too",
    async (text) => {
      const { reply } = await say(text);
      const told = renderPlain(reply);
      expect(figuresIn(reply).length).toBeGreaterThan(0);
      for (const { value, attribution, printed } of figuresIn(reply)) {
        expect(attribution).not.toBe("");
        expect(printed.outlet).not.toBe("");
        expect(told.toLowerCase()).toContain(value.toLowerCase());
        expect(told).toContain(attribution);
        expect(told).toContain(printed.outlet);
      }
    },
  );
});

describe("a command that goes wrong", () => {
  const breaking = (audience: "asker" | "moderator"): Slash => ({
    name: "test",
    summary: "A command for this test",
    audience,
    bare: "break",
    commands: [
      defineCommand({
        name: "break",
        summary: "Breaks",
        audience,
        options: z.object({}),
        run: () => {
          throw new Error("secret detail");
        },
      }),
    ],
  });

  test("tells the person a reference and the log the cause", async () => {
    faults.length = 0;
    const { reply, visibility } = await say("/test", botOf({ slashes: [breaking("asker")] }));
    expect(visibility).toBe("private");
    expect(renderPlain(reply)).toContain("reference ref-1");
    expect(renderPlain(reply)).not.toContain("secret");
    expect(faults).toMatchObject([{ reference: "ref-1", error: { message: "secret detail" } }]);
  });

  test("roles fail closed: with no moderators named nobody is one, and the refusal says how to mend it", async () => {
    const closed = await say("/test", botOf({ slashes: [breaking("moderator")] }));
    expect(renderPlain(closed.reply)).toMatch(/No moderators have been named.*TEST_MODERATORS/);
    const others = createAccess(new Map([["test", new Set(["someone-else"])]]));
    expect(
      renderPlain((await say("/test", botOf({ slashes: [breaking("moderator")], access: others }))).reply),
    ).toMatch(/you are not one here/);
    const mine = createAccess(new Map([["test", new Set(["u"])]]));
    expect(
      renderPlain((await say("/test", botOf({ slashes: [breaking("moderator")], access: mine }))).reply),
    ).toContain("reference");
  });
});

test("whatever is typed, the bot answers, and completes", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 80 });
  const typed = fc.oneof(
    text,
    text.map((text) => `/brief ${text}`),
    text.map((text) => `/brief figure ${text}`),
  );
  faults.length = 0;
  const bot = botOf();
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const { reply } = await say(text, bot);
      expect(renderPlain(reply)).not.toBe("");
      expect(bot.complete(text).length).toBeLessThanOrEqual(25);
    }),
    { numRuns: 500 },
  );
  expect(faults).toEqual([]);
});

test("a text longer than any command is refused before it is looked at", async () => {
  expect(await plain(`/brief figure ${"x".repeat(5000)}`)).toMatch(/^That is 50\d\d characters/);
});

describe("a question asked again", () => {
  test("has the same reply within an edition, and is answered anew from the next", async () => {
    let current = edition;
    const bot = botOf({ edition: () => current });
    const ask = async () => (await say("/brief figure loss", bot)).reply;
    const first = await ask();
    expect(await ask()).toBe(first);
    current = editionOf({
      ...twoStories,
      "harbour-fire": twoStories["harbour-fire"].replace("insured loss\n", "loss insured\n"),
    });
    expect((await ask()).parts[0]).toMatchObject({ label: "loss insured" });
  });

  test("is told apart by every option", async () => {
    const bot = botOf();
    const story = (await say("/brief figures dam-leak", bot)).reply;
    expect((await say("/brief figures harbour-fire", bot)).reply).not.toEqual(story);
    expect((await say("/brief figures dam-leak share:yes", bot)).visibility).toBe("public");
  });
});

describe("completion", () => {
  const labels = (text: string) =>
    botOf()
      .complete(text)
      .map(({ label }) => label);
  test("goes from the slash to the command to the figure", () => {
    expect(labels("/")).toEqual(["/brief", "/desk"]);
    expect(labels("/brief f")).toEqual(["figures", "figure"]);
    expect(labels("/brief figure ins")).toEqual(["insured loss"]);
    expect(labels("/brief figure ")).toHaveLength(3);
    expect(labels("/brief stories d")).toEqual(["dams"]);
    expect(labels("/brief figure loss sh")).toContain("share:yes");
    expect(labels("insur")).toEqual(["insured loss"]);
    expect(labels("/brief latest story:dam")).toEqual(["Villages below the Sorrel dam are emptied"]);
  });

  test("what it offers can be sent as it is", async () => {
    for (const { text } of botOf().complete("/brief figure ")) {
      expect((await say(text)).reply.parts[0]).toMatchObject({ kind: "figure" });
    }
  });
});
