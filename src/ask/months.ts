/** The months in small letters, January first. */
export const MONTHS =
  "january february march april may june july august september october november december".split(" ");
