import { z } from "zod";
import { didYouMean } from "../text/nearest.ts";
import type { Completes } from "./command.ts";

/** More than a person names one by one. */
const MOST_NAMES = 25;

const several = (completes: Completes) =>
  z
    .string()
    .trim()
    .max(1000, "it is longer than 1,000 characters")
    .transform((text) => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      ),
    ])
    .refine((names) => names.length > 0, "it is empty")
    .refine((names) => names.length <= MOST_NAMES, `it names more than ${MOST_NAMES}`)
    .meta({ completes, several: true });

/** Several topics, with commas between. */
export const topicNames = () => several("topic");
/** Several stories by their ids, with commas between. */
export const storyNames = () => several("story");

/** Slack shows a channel as <#C0123|news> before it is read, Discord as <#123>. */
const SHOWN = /^<#([^|>]+)(?:\|[^>]*)?>$/;

/** A channel by its id, which its chat makes of the channel that is chosen. */
export const channelId = () =>
  z
    .string()
    .trim()
    .transform((text) => SHOWN.exec(text)?.[1] ?? text)
    .refine(
      (text) => !text.startsWith("#"),
      "a name alone does not say which channel it is; choose it from the list that opens after #, or give its id",
    )
    .refine((text) => /^#|^[\w-]{1,64}$/.test(text), "it must be a channel’s id")
    .meta({ channel: true });

const either = new Intl.ListFormat("en", { type: "disjunction" });

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ input }) =>
      [`it is ${either.format(words)}`, didYouMean(String(input), words)].filter(Boolean).join("; "),
  });
