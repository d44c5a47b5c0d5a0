import { describe, expect, test } from "vitest";
import { createSketcher } from "../../support/sketch.ts";
import { newsBot, onAir } from "./newsroom.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const EDIT = "PATCH /webhooks/:application/:token/messages/:message";
const artist = createSketcher();
const askChart = { command: "brief chart", options: { of: "harbour-fire/evacuated" } };
const GALLERY = 12;

type Parts = { readonly components?: readonly object[] };
interface Gallery {
  readonly items: readonly { readonly media: { readonly url: string }; readonly description: string }[];
}

function galleryIn({ components }: { readonly components: readonly object[] }): Gallery | undefined {
  const inner = components.flatMap((component) => (component as Parts).components ?? []);
  return inner.find((component) => (component as { type: number }).type === GALLERY) as Gallery | undefined;
}

describe("a chart on Discord", () => {
  test("comes with its picture in one message, to the person alone, and every value in words", async () => {
    const { discord } = await onAir(newsBot(), {}, { artist });
    const outcome = await discord.slash(askChart);
    const shown = await outcome.reply();
    expect(shown.attachments).toMatchObject([
      { filename: "chart-1.png", contentType: "image/png", description: expect.stringContaining("1,200") },
    ]);
    expect(shown.ephemeralTo).toBe(discord.user("reader").id);
    const [item] = galleryIn(shown)!.items;
    expect(item!.description.length).toBeLessThanOrEqual(1024);
    for (const text of [item!.description, shown.text]) {
      expect(text).toContain("as many as 1,200 people");
      expect(text).toContain("more than 1,500 people");
      expect(text).toContain("said a fire brigade spokesperson");
      expect(text).toContain("Evening Post");
    }
    expect(discord.violations).toEqual([]);
  });

  test("whose picture takes its time is announced first, and comes with it", async () => {
    const drawn = Promise.withResolvers<Uint8Array>();
    const slow = { ...artist, draw: () => drawn.promise };
    const { discord } = await onAir(newsBot(), {}, { artist: slow });
    const outcome = await discord.slash(askChart);
    expect(outcome.callback).toBe(5);
    drawn.resolve((await artist.draw(null as never, "png"))!);
    const shown = await outcome.sees(({ text }) => text.includes("as many as 1,200"));
    expect(galleryIn(shown)).toBeDefined();
    expect(discord.requests({ route: EDIT })[0]!.files).toHaveLength(1);
  });

  test("is told in words where Discord takes no picture", async () => {
    const { discord } = await onAir(newsBot(), {}, { artist });
    discord.misbehave(CALLBACK, { refuse: 40005 });
    const outcome = await discord.slash(askChart);
    const shown = await outcome.reply();
    expect(shown.text).toContain("as many as 1,200 people");
    expect(shown.attachments).toEqual([]);
  });

  test("is told in words where it cannot be drawn", async () => {
    const { discord } = await onAir(newsBot(), {}, { artist: { ...artist, draw: async () => undefined } });
    const shown = await (await discord.slash(askChart)).reply();
    expect(shown.text).toContain("as many as 1,200 people");
    expect([shown.attachments, galleryIn(shown)]).toEqual([[], undefined]);
    expect(discord.violations).toEqual([]);
  });
});
