import { describe, expect, test } from "vitest";
import { renderReply } from "../../../src/adapters/local/render.ts";
import { renderPlain } from "../../../src/chat/plain.ts";
import { COMMANDS, editionsFor, missing, newsroomFor, unescaped, wantedIn } from "./newsroom.ts";

describe.each(COMMANDS)("/$command $options", (asked) => {
  test("the local page and the terminal say every figure with hedge, attribution and outlet", async () => {
    const newsroom = await newsroomFor([]);
    const { command, options, says = [] } = asked;
    for (const edition of editionsFor(asked)) {
      newsroom.edition = edition;
      const reply = await newsroom.answerTo(command, options);
      const wanted = [...wantedIn(reply), ...says];
      expect(missing(wanted, withoutTags(renderReply(reply)))).toEqual([]);
      expect(missing(wanted, renderPlain(reply))).toEqual([]);
    }
  }, 60_000);
});

function withoutTags(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, " "));
}
