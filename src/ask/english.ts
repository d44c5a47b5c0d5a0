import words from "an-array-of-english-words" with { type: "json" };

/** Whether a word of small letters stands in the English dictionary, in this very form. */
export function isEnglish(word: string): boolean {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = words[middle]!;
    if (found === word) return true;
    if (found < word) low = middle + 1;
    else high = middle;
  }
  return false;
}
