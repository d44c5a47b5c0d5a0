import { slashes } from "../../commands/index.ts";
import { examineDiscord } from "../adapters/discord/examine.ts";
import { examineSlack } from "../adapters/slack/examine.ts";
import type { Check } from "../chat/check.ts";
import { readConfig } from "../config.ts";
import { withoutSecrets } from "./log.ts";
import type { World } from "./world.ts";

/** Examines each chat that is set up, and prints a line for each thing looked at. Fails where one is not in order. */
export async function doctor(world: World): Promise<void> {
  const config = readConfig(world.env);
  const { slack, discord, secrets } = config;
  const say = (line: string) => world.out(withoutSecrets(line, secrets));
  const examined = [
    { name: "Slack", checks: slack && examineSlack(slack) },
    { name: "Discord", checks: discord && examineDiscord({ ...discord, slashes }) },
  ];
  let isWell = true;
  for (const { name, checks } of examined) {
    if (checks === undefined) {
      say(`${name}: not set up`);
      continue;
    }
    for (const check of await checks) {
      say(`${name}: ${lineOf(check)}`);
      isWell &&= check.ok;
    }
  }
  if (!isWell) world.fail();
}

function lineOf({ ok, text, mend }: Check): string {
  return ok ? `✓ ${text}` : `✗ ${text}${mend === undefined ? "" : `\n    ${mend}`}`;
}
