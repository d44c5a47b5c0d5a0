import { slashes } from "../../commands/index.ts";
import { examineDiscord } from "../adapters/discord/examine.ts";
import { examineSlack } from "../adapters/slack/examine.ts";
import type { Check } from "../chat/check.ts";
import { type Config, readConfig } from "../config.ts";
import { createSubscriptions } from "../delivery/subscriptions.ts";
import { isThere, openStore } from "../store/open.ts";
import { withoutSecrets } from "./log.ts";
import type { World } from "./world.ts";

/** Examines each chat that is set up, and prints a line for each thing looked at. Fails where one is not in order. */
export async function doctor(world: World): Promise<void> {
  const config = readConfig(world.env);
  const channels = await subscribedChannels(config);
  const { slack, discord, secrets } = config;
  const say = (line: string) => world.out(withoutSecrets(line, secrets));
  const examined = [
    { name: "Slack", checks: slack && examineSlack(slack, channels.get("slack")) },
    {
      name: "Discord",
      checks: discord && examineDiscord({ ...discord, slashes, channels: channels.get("discord") ?? [] }),
    },
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

/** The channels that digests are for, by chat; none where there is no store yet, for examining makes none. */
async function subscribedChannels({ store: address }: Config): Promise<Map<string, string[]>> {
  if (!isThere(address)) return new Map();
  const store = await openStore(address);
  try {
    const kept = await createSubscriptions(store.db).list();
    const byChat = Map.groupBy(kept, ({ chat }) => chat);
    return new Map(
      [...byChat].map(([chat, some]) => [chat, [...new Set(some.map(({ channel }) => channel))]]),
    );
  } finally {
    await store.close();
  }
}
