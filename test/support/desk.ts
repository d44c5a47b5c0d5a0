import type { DeskState } from "../../src/chat/command.ts";

/** A desk with nothing going on. */
export const quietDesk = (): DeskState => ({
  since: Temporal.Instant.from("2026-11-24T08:00:00Z"),
  zone: "UTC",
  chats: [{ name: "test", health: { state: "up" } }],
  now: Temporal.Instant.from("2026-11-24T08:00:00Z"),
});
