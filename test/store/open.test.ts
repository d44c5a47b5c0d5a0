import { expect, test } from "vitest";
import { UserError } from "../../src/chat/errors.ts";
import { openStore } from "../../src/store/open.ts";

const refused = async (address: string) => {
  const error = await openStore(address).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(String((error as UserError).cause ?? "")).not.toContain("hidden");
  return (error as UserError).message;
};

test("an address that leads nowhere is refused with what to do, and no password is told", async () => {
  expect(await refused("/dev/null/store.db")).toContain("set DATABASE_URL to another place");
  // Made with its parents at once, a folder there would be tried for ever.
  expect(await refused("/proc/nowhere/at/all/store.db")).toContain("There is no folder /proc/nowhere");
  const wrongPort = await refused("postgres://dateline:hidden@127.0.0.1:99999/news");
  expect(wrongPort).toContain("postgres://name:password@host:5432/database");
  const nobody = await refused("postgres://dateline:hidden@127.0.0.1:1/news");
  expect(nobody).toContain("Postgres does not answer");
  expect(wrongPort + nobody).not.toContain("hidden");
});
