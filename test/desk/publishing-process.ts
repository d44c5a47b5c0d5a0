import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDesk } from "../../src/desk/desk.ts";
import { createNewsroom } from "../../src/newsroom.ts";
import { createFolderSource } from "../../src/sources/folder.ts";
import { openStore } from "../../src/store/open.ts";
import { recounted } from "../delivery/newsroom.ts";
import { twoStories } from "../support/stories.ts";

/**
 * A process that changes its folder, proposes and publishes as fast as it can until it is killed, and writes a dot for
 * each edition that it brought into use: `publishing-process.ts STORE FOLDER NAME`.
 */
const [address = "", folder = "", name = ""] = process.argv.slice(2);
const store = await openStore(address);
const desk = createDesk({
  store,
  source: createFolderSource(folder),
  newsroom: createNewsroom(),
  review: "one",
  now: () => Temporal.Instant.from("2026-11-24T12:00Z"),
});
const by = { chat: "slack", channel: "C1", user: name };

for (let round = 0; ; round += 1) {
  const files = round % 2 === 0 ? recounted : twoStories;
  const file = join(folder, "stories", "harbour-fire.yaml");
  rmSync(file, { force: true });
  writeFileSync(file, `${files["harbour-fire"]}notes: round ${round} of ${name}\n`);
  const refreshed = await desk.refresh(by);
  if (refreshed.outcome !== "proposed") continue;
  const decided = await desk.publish(refreshed.proposal.id, by, `round ${round}`);
  if (decided.outcome === "published") process.stdout.write(".");
}
