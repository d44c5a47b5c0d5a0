import type { APIEmbed } from "discord.js";
import { lengthOf, type Problem, tooLong } from "./refusal.ts";

/** Limits of embeds (docs, resources/message: embed limits). */
const EMBED = {
  title: 256,
  description: 4096,
  fields: 25,
  name: 256,
  value: 1024,
  footer: 2048,
  author: 256,
};
const EMBEDS_MAX = 10;
const EMBEDS_CHARACTERS_MAX = 6000;

export function checkEmbeds(embeds: readonly APIEmbed[]): Problem[] {
  const problems = embeds.flatMap((embed, index) => checkEmbed(embed, ["embeds", String(index)]));
  if (embeds.length > EMBEDS_MAX) problems.push(tooLong(["embeds"], EMBEDS_MAX));
  const characters = embeds.reduce((sum, embed) => sum + charactersOf(embed), 0);
  if (characters > EMBEDS_CHARACTERS_MAX) {
    problems.push({
      path: ["embeds"],
      code: "MAX_EMBED_SIZE_EXCEEDED",
      message: `Embed size exceeds maximum size of ${EMBEDS_CHARACTERS_MAX}`,
    });
  }
  return problems;
}

function checkEmbed(embed: APIEmbed, path: string[]): Problem[] {
  const problems: Problem[] = [];
  const limit = (text: string | null | undefined, max: number, ...where: string[]) => {
    if (lengthOf(text) > max) problems.push(tooLong([...path, ...where], max));
  };
  limit(embed.title, EMBED.title, "title");
  limit(embed.description, EMBED.description, "description");
  limit(embed.footer?.text, EMBED.footer, "footer", "text");
  limit(embed.author?.name, EMBED.author, "author", "name");
  const fields = embed.fields ?? [];
  if (fields.length > EMBED.fields) problems.push(tooLong([...path, "fields"], EMBED.fields));
  for (const [index, field] of fields.entries()) {
    limit(field.name, EMBED.name, "fields", String(index), "name");
    limit(field.value, EMBED.value, "fields", String(index), "value");
    for (const part of ["name", "value"] as const) {
      if (field[part]) continue;
      const where = [...path, "fields", String(index), part];
      problems.push({ path: where, code: "BASE_TYPE_REQUIRED", message: "This field is required" });
    }
  }
  return problems;
}

function charactersOf(embed: APIEmbed): number {
  const fields = embed.fields ?? [];
  return (
    lengthOf(embed.title) +
    lengthOf(embed.description) +
    lengthOf(embed.footer?.text) +
    lengthOf(embed.author?.name) +
    fields.reduce((sum, field) => sum + lengthOf(field.name) + lengthOf(field.value), 0)
  );
}
