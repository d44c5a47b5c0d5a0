/**
 * The colours of a picture. Blue and vermilion are told apart by every kind of colour vision (M. Okabe and K. Ito,
 * "Color Universal Design", 2008), and no colour says what a shape or a word does not say too.
 */
export interface Palette {
  /** What the picture lies on, and what a hollow sign is filled with. */
  readonly ground: string;
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Marks, and the same where they fade out and as a wash. */
  readonly mark: Hue;
  /** The marks of those that cannot all be right. */
  readonly apart: Hue;
  /** The values that fit all, or all but those apart. */
  readonly common: Hue;
}

export interface Hue {
  readonly full: string;
  readonly wash: string;
  readonly none: string;
}

/** For a picture that stands on any ground: it brings its own. */
export const PICTURE: Palette = {
  ground: "#ffffff",
  paper: "#ffffff",
  ink: "#1b1916",
  muted: "#57524a",
  grid: "#dedad2",
  mark: { full: "#00619c", wash: "#00619c47", none: "#00619c00" },
  apart: { full: "#b34700", wash: "#b3470047", none: "#b3470000" },
  common: { full: "#6f6a1e", wash: "#f4f0c4", none: "#f4f0c400" },
};

/** The local page's own papers (page.css: --paper), on which it is shown without a ground. */
const LIGHT: Palette = { ...PICTURE, ground: "transparent", paper: "#fbf9f4" };

const DARK: Palette = {
  ground: "transparent",
  paper: "#161513",
  ink: "#ece8df",
  muted: "#b4ad9f",
  grid: "#45403a",
  mark: { full: "#6cb6ee", wash: "#6cb6ee59", none: "#6cb6ee00" },
  apart: { full: "#f29a5c", wash: "#f29a5c59", none: "#f29a5c00" },
  common: { full: "#c9c06a", wash: "#3a371c", none: "#3a371c00" },
};

const NAMES = ["paper", "ink", "muted", "grid"] as const;
const HUES = ["mark", "apart", "common"] as const;
const SHADES = ["full", "wash", "none"] as const;

const named = (hue: string): Hue => ({
  full: `var(--${hue}-full)`,
  wash: `var(--${hue}-wash)`,
  none: `var(--${hue}-none)`,
});

/** For a picture on a page: its colours are names, which THEMES gives their values by the reader's theme. */
export const PAGE: Palette = {
  ground: "transparent",
  ...{ paper: "var(--paper)", ink: "var(--ink)", muted: "var(--muted)", grid: "var(--grid)" },
  ...{ mark: named("mark"), apart: named("apart"), common: named("common") },
};

/** The style sheet that PAGE needs. */
export const THEMES = `:root{${valuesOf(LIGHT)}}@media (prefers-color-scheme:dark){:root{${valuesOf(DARK)}}}`;

function valuesOf(palette: Palette): string {
  const plain = NAMES.map((name) => `--${name}:${palette[name]}`);
  const hues = HUES.flatMap((hue) => SHADES.map((shade) => `--${hue}-${shade}:${palette[hue][shade]}`));
  return [...plain, ...hues].join(";");
}
