import { expect, test } from "vitest";
import { withoutSecrets } from "../../src/cli/log.ts";

test("no secret of the configuration reaches the log, wherever it stands", () => {
  const line = '{"err":{"url":"https://x/?token=xoxb-abc","stack":"at xoxb-abc"},"other":"fine"}';
  expect(withoutSecrets(line, ["xoxb-abc"])).toBe(
    '{"err":{"url":"https://x/?token=[secret]","stack":"at [secret]"},"other":"fine"}',
  );
});

test("the token of an interaction, with which anyone could answer in the bot’s name, is left out", () => {
  const url = "https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24-._/messages/%40original";
  expect(withoutSecrets(url, [])).toBe(
    "https://discord.com/api/v10/webhooks/123/[secret]/messages/%40original",
  );
});
