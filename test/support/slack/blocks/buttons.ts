import type { Button, FeedbackButtons, IconButton, Overflow, WorkflowButton } from "@slack/types";
import { z } from "zod";
import { id, like, link } from "./like.ts";
import { confirm, linkedOption, plain } from "./text.ts";

const label = () => z.string().min(1).max(75).exactOptional();
const value = () => z.string().max(2000);
const style = () => z.enum(["primary", "danger"]).exactOptional();

export const button = () =>
  like<Button>()(
    z.strictObject({
      type: z.literal("button"),
      action_id: id(),
      text: plain(75),
      value: value().exactOptional(),
      url: link().exactOptional(),
      style: style(),
      accessibility_label: label(),
      confirm: confirm(),
    }),
  );

export const overflow = () =>
  like<Overflow>()(
    z.strictObject({
      type: z.literal("overflow"),
      action_id: id(),
      options: z.array(linkedOption()).min(1).max(5),
      confirm: confirm(),
    }),
  );

export const iconButton = () =>
  like<IconButton>()(
    z.strictObject({
      type: z.literal("icon_button"),
      action_id: id(),
      icon: z.string().min(1),
      text: plain(75),
      value: value().exactOptional(),
      accessibility_label: label(),
      visible_to_user_ids: z.array(z.string().min(1)).exactOptional(),
      confirm: confirm(),
    }),
  );

const opinion = () => z.strictObject({ text: plain(75), value: value(), accessibility_label: label() });

export const feedbackButtons = () =>
  like<FeedbackButtons>()(
    z.strictObject({
      type: z.literal("feedback_buttons"),
      action_id: id(),
      positive_button: opinion(),
      negative_button: opinion(),
    }),
  );

export const workflowButton = () =>
  like<WorkflowButton>()(
    z.strictObject({
      type: z.literal("workflow_button"),
      action_id: id(),
      text: plain(75),
      workflow: z.strictObject({
        trigger: z.strictObject({
          url: link(),
          customizable_input_parameters: z
            .array(z.strictObject({ name: z.string().min(1), value: z.string() }))
            .exactOptional(),
        }),
      }),
      style: style(),
      accessibility_label: label(),
      confirm: confirm(),
    }),
  );
