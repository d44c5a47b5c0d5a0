/** What is wrong with a text that is no YAML, and where, as an offset into it. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** Deeper than any story, and shallow enough for every stack. */
export const DEEPEST = 20;

/** Tells a parser's reason in words that a writer can act on, at the place where the mending is to be done. */
export function explainFault(reason: string, text: string, offset: number): YamlFault {
  const before = text.slice(Math.max(lineStart(text, offset), offset - LONGEST_LINE), offset);
  const after = text.slice(offset, offset + 2);
  const known = RULES.find(
    (rule) =>
      rule.reason.test(reason) && (rule.before ?? ANY).test(before) && (rule.after ?? ANY).test(after),
  );
  if (!known)
    return { offset, message: `this is not YAML: ${reason}; check quotes, colons and indentation here` };
  return { offset: known.at?.(text, offset) ?? offset, message: known.message };
}

interface Rule {
  readonly reason: RegExp;
  /** What stands on the line before the fault. */
  readonly before?: RegExp;
  /** What stands at the fault. */
  readonly after?: RegExp;
  /** Where to look, when it is not where the parser stopped. */
  readonly at?: (text: string, offset: number) => number;
  readonly message: string;
}

/** In code units: as far back on a line as a rule looks. */
const LONGEST_LINE = 1000;
const ANY = /^/;
const BAD_INDENTATION = /bad indentation|expected the node content|missed comma/;

const RULES: readonly Rule[] = [
  { reason: /duplicated mapping key/, message: "this key stands twice: keep one of the two" },
  {
    reason: /maxAliases|unidentified alias/,
    at: (_, offset) => offset - 1,
    message: "aliases (*name) are not used in stories: write the value out, or put quotes around it",
  },
  {
    reason: /maxDepth/,
    message: `this is nested more than ${DEEPEST} levels deep: a story needs no more than six`,
  },
  { reason: /tab characters/, message: "a tab cannot indent YAML: use spaces" },
  { reason: /null byte|non-printable|valid JSON/, message: "a character here cannot be printed: delete it" },
  { reason: /__proto__/, message: "“__proto__” cannot be a key: choose another word" },
  {
    reason: /\btag\b/,
    message: "tags (!name) are not used in stories: put quotes around a text that begins with !",
  },
  {
    reason: /escape sequence|hexadecimal/,
    message: "this is no escape of a text in double quotes: write \\\\ for a backslash, or use single quotes",
  },
  {
    reason: /multiline key|after a mapping key/,
    at: lineBefore,
    message: "a key needs a colon and a space after it",
  },
  {
    reason: /deficient indentation/,
    message:
      "a quotation or a bracket is open from the lines above: close it there, or indent this line further",
  },
  { reason: /quoted scalar/, message: "a quotation that begins above does not end: close it" },
  { reason: /flow collection$/, message: "a bracket that opens above does not close: close it" },
  {
    reason: BAD_INDENTATION,
    before: /[-:]\s+[{[][^{}[\]]*[}\]]\s*$/,
    at: (text, offset) => Math.max(text.lastIndexOf("{", offset), text.lastIndexOf("[", offset)),
    message: "a text that begins with { or [ needs quotes around all of it",
  },
  {
    reason: BAD_INDENTATION,
    before: /["']\s*$/,
    message:
      "a quotation has ended before here: write its own quotation marks twice, or quote with the other kind",
  },
  {
    reason: BAD_INDENTATION,
    after: /^:/,
    message:
      "a colon cannot stand here: put quotes around a text that holds one, or line the key up with those above it",
  },
  {
    reason: BAD_INDENTATION,
    after: /^[%@`&*!|>]/,
    message: "a text cannot begin with this character: put quotes around it",
  },
  { reason: BAD_INDENTATION, after: /^-\S/, message: "an entry of a list begins with a hyphen and a space" },
  {
    reason: BAD_INDENTATION,
    before: /^\s*$/,
    message: "this line is indented unlike those above it: line it up with those it belongs to",
  },
];

/** Where the line above an offset's begins to say anything. */
function lineBefore(text: string, offset: number): number {
  const above = text.slice(0, lineStart(text, offset)).trimEnd();
  const line = above.slice(lineStart(above, above.length));
  return above.length - line.trimStart().length;
}

function lineStart(text: string, offset: number): number {
  const before = offset - 1;
  return before < 0 ? 0 : Math.max(text.lastIndexOf("\n", before), text.lastIndexOf("\r", before)) + 1;
}
