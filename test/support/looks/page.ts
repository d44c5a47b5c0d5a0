import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import { html, type Markup } from "../../../src/adapters/local/markup.ts";
import { type DiscordMessage, discordLook } from "./discord.ts";
import { type PictureOf, type SlackMessage, slackLook } from "./slack.ts";

/** One command, and what each chat said to it. */
export interface Scene {
  readonly title: string;
  readonly slack: readonly SlackMessage[];
  readonly discord: readonly DiscordMessage[];
  readonly pictureOf: PictureOf;
}

const STYLES = ["page.css", "slack.css", "discord.css"].map((file) =>
  readFileSync(new URL(file, import.meta.url), "utf8"),
);

/** Scenes in both chats' looks, light and dark, as wide as a phone or a desk: one page that needs nothing else. */
export function looksPage(scenes: readonly Scene[]): string {
  const shown = scenes.map(sceneLook);
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>How Dateline looks</title><style>${STYLES.map(styleOf)}</style></head>
<body><header class="tools"><h1>How Dateline looks</h1>${TOOLS.map(toolLook)}</header><main>${shown}</main></body>
</html>
`;
  return String(page);
}

const styleOf = (css: string) => raw(css) as Markup;

const TOOLS = [
  { name: "width", choices: ["desk", "phone"] },
  { name: "theme", choices: ["light", "dark"] },
] as const;

function toolLook({ name, choices }: (typeof TOOLS)[number]): Markup {
  const radios = choices.map(
    (choice, at) =>
      html`<label><input type="radio" name="${name}" id="${choice}"${at === 0 ? html` checked` : ""}> ${choice}</label>`,
  );
  return html`<fieldset>${radios}</fieldset>`;
}

function sceneLook({ title, slack, discord, pictureOf }: Scene): Markup {
  const onSlack = slack.map((message) => slackLook(message, pictureOf));
  const onDiscord = discord.map((message) => discordLook(message, pictureOf));
  return html`<section><h2>${title}</h2><div class="screens"><div class="screen slack">${onSlack}</div><div class="screen discord">${onDiscord}</div></div></section>`;
}
