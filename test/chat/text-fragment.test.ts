import { expect, test } from "vitest";
import { linkToWords } from "../../src/chat/text-fragment.ts";

test.each([
  ["https://news.example/a", "as many as 80", "https://news.example/a#:~:text=as%20many%20as%2080"],
  ["https://news.example/a", "3-5%, or so", "https://news.example/a#:~:text=3%2D5%25%2C%20or%20so"],
  ["https://news.example/a#part", "£5m & more", "https://news.example/a#part:~:text=%C2%A35m%20%26%20more"],
])("%s with “%s” leads to the words, its hyphens, commas and ampersands escaped", (url, words, link) => {
  expect(linkToWords(url, words)).toBe(link);
});
