import type { APIAllowedMentions, APIEmbed } from "discord.js";

/** A component of any kind. Loose on purpose: the OpenAPI check has already refused what has no business there. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string | null;
  components?: Component[];
  accessory?: Component;
  component?: Component;
  content?: string;
  label?: string | null;
  description?: string | null;
  url?: string | null;
  sku_id?: string | null;
  style?: number;
  disabled?: boolean | null;
  required?: boolean | null;
  value?: string | null;
  placeholder?: string | null;
  options?: { label: string; value: string; description?: string | null; default?: boolean | null }[];
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  channel_types?: number[] | null;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string }; description?: string | null }[];
}

interface AttachmentNote {
  id: string;
  filename?: string | null;
  description?: string | null;
  title?: string | null;
}

/** The body of a message being sent or edited, after the OpenAPI check. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  allowed_mentions?: APIAllowedMentions | null;
  attachments?: AttachmentNote[] | null;
  sticker_ids?: string[] | null;
  poll?: object | null;
  tts?: boolean | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id: string; channel_id?: string; fail_if_not_exists?: boolean } | null;
}

export interface ModalBody {
  custom_id: string;
  title: string;
  components: Component[];
}

/** Message flags (docs, resources/message). */
export const FLAG = {
  CROSSPOSTED: 1 << 0,
  SUPPRESS_EMBEDS: 1 << 2,
  EPHEMERAL: 1 << 6,
  LOADING: 1 << 7,
  SUPPRESS_NOTIFICATIONS: 1 << 12,
  IS_VOICE_MESSAGE: 1 << 13,
  IS_COMPONENTS_V2: 1 << 15,
} as const;

export const isEphemeral = (flags: number | null | undefined): boolean =>
  Boolean((flags ?? 0) & FLAG.EPHEMERAL);

/** Component types (docs, components/reference). */
export const COMPONENT = {
  ROW: 1,
  BUTTON: 2,
  STRING_SELECT: 3,
  TEXT_INPUT: 4,
  USER_SELECT: 5,
  ROLE_SELECT: 6,
  MENTIONABLE_SELECT: 7,
  CHANNEL_SELECT: 8,
  SECTION: 9,
  TEXT: 10,
  THUMBNAIL: 11,
  GALLERY: 12,
  FILE: 13,
  SEPARATOR: 14,
  CONTAINER: 17,
  LABEL: 18,
} as const;

export const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

/** A component and everything nested in it, outermost first, each with its path for error trees. */
export function* walkComponents(
  components: readonly Component[],
  path: string[] = ["components"],
): Generator<{ component: Component; path: string[]; parent: Component | undefined }> {
  for (const [index, component] of components.entries()) {
    yield* walkOne(component, [...path, String(index)], undefined);
  }
}

function* walkOne(
  component: Component,
  path: string[],
  parent: Component | undefined,
): Generator<{ component: Component; path: string[]; parent: Component | undefined }> {
  yield { component, path, parent };
  for (const [index, child] of (component.components ?? []).entries()) {
    yield* walkOne(child, [...path, "components", String(index)], component);
  }
  if (component.accessory) yield* walkOne(component.accessory, [...path, "accessory"], component);
  if (component.component) yield* walkOne(component.component, [...path, "component"], component);
}
