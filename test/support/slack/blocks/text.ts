import type {
  ConfirmationDialog,
  MrkdwnElement,
  Option,
  OptionGroup,
  PlainTextElement,
  PlainTextOption,
  TextObject,
} from "@slack/types";
import { z } from "zod";
import { flag, like, link, shown } from "./like.ts";

export const plain = (max = 3000) =>
  like<PlainTextElement>()(
    z.strictObject({ type: z.literal("plain_text"), text: shown(max), emoji: flag() }),
  );

export const mrkdwn = (max = 3000) =>
  like<MrkdwnElement>()(z.strictObject({ type: z.literal("mrkdwn"), text: shown(max), verbatim: flag() }));

export const text = (max = 3000) =>
  like<TextObject>()(z.discriminatedUnion("type", [plain(max), mrkdwn(max)]));

// The option's value is 150 in today's reference; the comment in @slack/types still says 75.
const OPTION_VALUE = 150;

export const plainOption = () =>
  z.strictObject({
    text: plain(75),
    value: z.string().min(1).max(OPTION_VALUE).exactOptional(),
    description: plain(75).exactOptional(),
  });

/** Only overflow menus may carry a link on an option. */
export const linkedOption = () =>
  like<PlainTextOption>()(plainOption().extend({ url: link().exactOptional() }));

/** Check boxes and radio buttons alone may use mrkdwn in an option. */
export const anyOption = () =>
  like<Unlinked<Option>>()(z.union([plainOption(), plainOption().extend({ text: mrkdwn(75) })]));

type Unlinked<T> = T extends unknown ? Omit<T, "url"> : never;

export const optionGroup = () =>
  like<OptionGroup>()(z.strictObject({ label: plain(75), options: z.array(plainOption()).min(1).max(100) }));

export const confirm = () =>
  like<ConfirmationDialog>()(
    z.strictObject({
      title: plain(100).exactOptional(),
      text: text(300),
      confirm: plain(30).exactOptional(),
      deny: plain(30).exactOptional(),
      style: z.enum(["primary", "danger"]).exactOptional(),
    }),
  ).exactOptional();
