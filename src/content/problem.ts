/** Something wrong in a file, at its place, or beside the files, at none. Lines and columns count from one. */
export interface ContentProblem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** What is wrong and how to mend it. */
  readonly message: string;
  /** An error keeps the content out; a warning is for the writer. */
  readonly severity: "error" | "warning";
}

/** `file:line:column message`, the form that editors and terminals link. */
export function formatProblem({ file, line, column, severity, message }: ContentProblem): string {
  const place = line === undefined ? "" : `${line}:${column}`;
  return `${file}:${place} ${severity === "warning" ? "warning: " : ""}${message}`;
}

/** Where in a story something is wrong: the path of keys, and the key itself rather than its value if so said. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly at?: "key";
  /** How many characters into the text of the value. */
  readonly offset?: number;
  readonly message: string;
  readonly severity?: "warning";
}
