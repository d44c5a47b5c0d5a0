import { expect, it, vi } from "vitest";
import type { Posted } from "../../src/chat/adapter.ts";
import type { Bot } from "../../src/chat/bot.ts";
import type { Answer } from "../../src/chat/invocation.ts";
import { newsBot, onAir } from "./discord/newsroom.ts";
import { newsroomBot, onSlack, workspace } from "./slack/newsroom.ts";

/** Where public answers landed, as the chats tell it. */
interface Told {
  readonly answer: Answer;
  readonly posted: Posted;
  readonly chat: string;
}

function listening(bot: Bot): { readonly bot: Bot; readonly told: readonly Told[] } {
  const told: Told[] = [];
  const landed: Bot["landed"] = (answer, posted, chat) => void told.push({ answer, posted, chat });
  return { bot: { ...bot, landed }, told };
}

it("an answer shared on Slack is found where it landed, and can be corrected there", async () => {
  const slack = await workspace();
  const { bot, told } = listening(newsroomBot());
  const { adapter } = await onSlack(slack, { bot });
  const invocation = await slack.slash({ command: "/brief", text: "figure loss share:yes" });
  await invocation.sees();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  const [{ answer, posted, chat }] = told as [Told];
  // Slack shows what was typed first.
  const [, message] = slack.messages();
  expect([answer.edition?.length, chat]).toEqual([16, "slack"]);
  expect(posted).toEqual({ channel: slack.channel.id, messages: [message!.ts] });
  await adapter.revise!(posted, { parts: [{ kind: "note", text: "corrected" }] });
  expect(slack.messages()[1]).toMatchObject({ text: "corrected" });
  await slack.slash({ command: "/brief", text: "figure loss" });
  expect(told).toHaveLength(1);
});

it("an answer shared on Discord says where it landed, and can be corrected there", async () => {
  const { bot, told } = listening(newsBot());
  const { discord, adapter } = await onAir(bot);
  const share = { command: "brief figure", options: { figure: "loss", share: true } };
  await (await discord.slash(share)).reply();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  const [{ posted, chat }] = told as [Told];
  const [message] = discord.messages("general");
  expect(chat).toBe("discord");
  expect(posted).toEqual({ channel: discord.channel("general").id, messages: [message!.id] });
  await adapter.revise(posted, { parts: [{ kind: "note", text: "corrected" }] });
  expect(discord.messages("general")[0]?.text).toContain("corrected");
  await (await discord.slash({ ...share, options: { figure: "loss" } })).reply();
  expect(told).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});
