import {
  type APIMediaGalleryComponent,
  type APIMessageComponent,
  type APISectionComponent,
  ComponentType,
} from "discord.js";
import { html, type Markup } from "../../../src/adapters/local/markup.ts";
import { markdownLook } from "./discord-marks.ts";
import type { PictureOf } from "./slack.ts";

/** A message of Components V2 as Discord keeps it. */
export interface DiscordMessage {
  readonly components: readonly object[];
  readonly ephemeralTo: string | undefined;
}

/** A message as Discord shows it: near enough to judge a layout by. Throws for a component it does not know. */
export function discordLook({ components, ephemeralTo }: DiscordMessage, pictureOf: PictureOf): Markup {
  const look = (component: APIMessageComponent): Markup => {
    switch (component.type) {
      case ComponentType.Container:
        return html`<div class="container" style="border-inline-start-color: ${colourOf(component.accent_color)}">${component.components.map(look)}</div>`;
      case ComponentType.TextDisplay:
        return html`<div class="text">${markdownLook(component.content)}</div>`;
      case ComponentType.Section:
        return sectionLook(component, look);
      case ComponentType.ActionRow:
        return html`<div class="row">${component.components.map(look)}</div>`;
      case ComponentType.Button:
        return html`<button type="button" class="style-${String(component.style)}">${"label" in component ? component.label : ""}</button>`;
      case ComponentType.StringSelect:
        return html`<select>${[component.placeholder ?? "", ...component.options.map(({ label }) => label)].map((label) => html`<option>${label}</option>`)}</select>`;
      case ComponentType.Separator:
        return component.divider === false ? html`<div class="gap"></div>` : html`<hr>`;
      case ComponentType.MediaGallery:
        return galleryLook(component, pictureOf);
      default:
        throw new TypeError(
          `There is no look yet for a component of Discord's of the type ${component.type}.`,
        );
    }
  };
  const shown = components.map((component) => look(component as APIMessageComponent));
  const aside = ephemeralTo === undefined ? "" : html`<p class="aside">Only you can see this</p>`;
  return html`<article class="discord-message"><div class="face" aria-hidden="true">D</div><div class="said"><p class="who"><b>Dateline</b> <span class="app">APP</span> <time>Today at 9:41 AM</time></p>${shown}${aside}</div></article>`;
}

function sectionLook(
  { components, accessory }: APISectionComponent,
  look: (component: APIMessageComponent) => Markup,
): Markup {
  return html`<div class="section"><div>${components.map(look)}</div>${look(accessory)}</div>`;
}

function galleryLook({ items }: APIMediaGalleryComponent, pictureOf: PictureOf): Markup {
  const pictures = items.map(
    ({ media, description }) =>
      html`<img src="${pictureOf(media.url.replace("attachment://", "")) ?? media.url}" alt="${description ?? ""}">`,
  );
  return html`<figure>${pictures}</figure>`;
}

function colourOf(accent: number | null | undefined): string {
  return accent == null ? "transparent" : `#${accent.toString(16).padStart(6, "0")}`;
}
