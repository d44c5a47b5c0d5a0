import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { readMention } from "../../src/chat/mention.ts";

const read = (text: string) => {
  const found = readMention(text, slashes);
  return "command" in found ? found.command : "refused";
};

describe("what is said to the bot by name", () => {
  test.each([
    ["how many advisers were sent?", "/brief ask how many advisers were sent?"],
    [": how many advisers were sent?", "/brief ask how many advisers were sent?"],
    ["figure advisers", "/brief figure advisers"],
    ["Source advisers", "/brief source advisers"],
    ["/brief figure advisers", "/brief figure advisers"],
    ["brief figures", "/brief figures"],
    ["breif figure advisers", "/breif figure advisers"],
    ["brief figure of the year", "/brief figure of the year"],
    ["chief source of the leak", "/brief ask chief source of the leak"],
    ["  ", "/brief help"],
    ["desk status", "refused"],
    ["/desk schedule list", "refused"],
    ["DESK refresh", "refused"],
  ])("“%s” is %s", (text, command) => {
    expect(read(text)).toBe(command);
  });

  test("a refused command is told as the slash command it would be", () => {
    const found = readMention("desk status", slashes);
    expect(JSON.stringify(found)).toContain("/desk status");
  });
});
