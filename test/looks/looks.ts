import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { slashes } from "../../commands/index.ts";
import { looksPage } from "../support/looks/page.ts";
import { editionOf, twoStories } from "../support/stories.ts";
import { oddStories } from "./odd-stories.ts";
import { play, type Said } from "./play.ts";

/** Writes a page of what the bot says, as Slack and Discord show it: node test/looks/looks.ts FOLDER */

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say into which folder: npm run looks -- FOLDER");

const SEED = "guatemala-advisers";

const brief = (command: string, options?: Said["options"]): Said => ({
  slash: "brief",
  command,
  ...(options && { options }),
});

const SAID: readonly Said[] = [
  brief("latest", { story: SEED }),
  brief("figure", { figure: "advisers" }),
  brief("figure", { figure: "investigators" }),
  brief("figures", { story: SEED }),
  brief("source", { figure: "advisers" }),
  brief("stories"),
  brief("help"),
  brief("help", { command: "figure" }),
  brief("figure", { figure: "the price of tea" }),
  brief("figure", { figure: "evacuated" }),
  brief("chart", { of: "advisers" }),
  brief("compare", { figure: "stopped", with: "undocumented-crossings" }),
  brief("ask", { question: "How many advisers were sent to Guatemala?" }),
  brief("figure", { figure: "rock" }),
  brief("figure", { figure: "slides" }),
  brief("latest", { story: "quarry-slide" }),
  brief("latest", { story: "port-sudan" }),
  brief("figure", { figure: "ships" }),
  brief("figures", { story: "river-levels" }),
  { slash: "desk", command: "status" },
];

const isThere = ({ slash, command }: Said) =>
  slashes.some(({ name, commands }) => name === slash && commands.some(({ name }) => name === command));

const seed = readFileSync(`content/stories/${SEED}.yaml`, "utf8");
const edition = editionOf({ [SEED]: seed, ...twoStories, ...oddStories });
const scenes = await play(SAID.filter(isThere), edition);
mkdirSync(folder, { recursive: true });
const file = join(folder, "looks.html");
writeFileSync(file, looksPage(scenes));
process.stdout.write(`${file}\n`);
