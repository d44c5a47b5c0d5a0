import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/figures/read.ts";

/** The reader's own words and marks: what it takes for the beginning, middle or end of something. */
const VOCABULARY = (
  "a an the one two six ten twenty thirty ninety hundred thousand million billion dozen dozens scores tens hundreds thousands half third " +
  "quarter quarters thirds fifth and of or in out every to from between through up as many few much more than less fewer at least most no not " +
  "over under about around some nearly almost close average estimated record total so plus odd ish something couple several handful low mid " +
  "high highest lowest worst first since for past last year years -year month decade day hours minutes ago percent per cent percentage point " +
  "points basis times twice doubled fold threefold x % $ £ € US$ A$ Rs R500 EUR dollars cents p m bn k km ft in sq C ° - – — − / . , : ; ( ) ' ’ “ ” " +
  '" + ~ > < = ≥ 0 1 5 7 12 19 80 100 2007 2019 1,200 1.5 1.234,5 .5 00 ½ March May 3rd 1990s G7 COVID-19 No. Flight 5pm 9:30 rose fell range even if ' +
  "past mark exceed does but max min usual score fortnight h s ¢ none zero strong halved possibly perhaps give take counting Group Seven minus double-digit figures lakh crore \u00a0 \u202f 🙂 é"
).split(" ");

const shuffled = fc
  .array(
    fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(" ", " ", " ", "", "-", "\u00a0", ", ", ". ")),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.flat().join(""));

function expectSoundReadings(text: string) {
  let end = 0;
  for (const reading of readQuantities(text)) {
    expect(reading.start).toBeGreaterThanOrEqual(end);
    expect(reading.end).toBeGreaterThan(reading.start);
    expect(reading.text).toBe(text.slice(reading.start, reading.end));
    const { hedge, value } = reading.quantity;
    if (hedge === "between") expect(value[0]).toBeLessThanOrEqual(value[1]);
    for (const number of [value].flat()) expect(number).not.toBeNaN();
    end = reading.end;
  }
}

describe("any text is read without a throw, in order, without overlap, word for word", () => {
  it("whatever the characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectSoundReadings), {
      numRuns: 200,
    });
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), expectSoundReadings), {
      numRuns: 200,
    });
  });

  it("whatever the order of the reader's own words", () => {
    fc.assert(fc.property(shuffled, expectSoundReadings), { numRuns: 3000 });
  });

  it("reading a reading's own words finds its number again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), (count) => {
        const words = `more than ${count.toLocaleString("en")} people`;
        expect(readQuantities(words)).toMatchObject([{ quantity: { hedge: "more-than", value: count } }]);
      }),
    );
  });
});

describe("the time to read a text grows with its length, not with its square", () => {
  const SHORT = 5_000;
  const LONG = 50_000;
  /** What else disturbs a measurement passes; a reader that is too slow is so each time. */
  const TRIES = 3;
  // A quadratic reader takes 100 times as long for ten times the text. The rest is room for the collector of garbage.
  const RATIO = 40;

  it.each([
    "from ",
    "a hundred and ",
    "a million and a half ",
    "1-1-",
    "1 - ",
    "1.111.",
    "1,111,",
    "1 111 ",
    "as many as ",
    "more than ",
    "no more than about an estimated ",
    "between 5 and ",
    "5 to 6 or ",
    "highest in ",
    "lowest of the last 12 ",
    "hundreds upon ",
    "several ",
    "5 feet ",
    "2 years and ",
    "$",
    "U.S. ",
    "one in ",
    "half a ",
    "half-a-",
    "over the ",
    "more than the usual ",
    "more than 20 but fewer than ",
    "hundreds, perhaps ",
    "2 and a half ",
    "1h30m",
    "third-highest in 20 years ",
    "does not exceed ",
    "1,5 ",
    "twenty-",
    "million ",
    "May ",
    "’",
  ])("%s", (repeat) => {
    const textOf = (length: number) => repeat.repeat(length / repeat.length);
    const [short, long] = [textOf(SHORT), textOf(LONG)];
    readQuantities(short);
    const ratio = () => timeOf(long) / Math.max(timeOf(short), 1);
    let least = ratio();
    for (let tries = 1; tries < TRIES && least >= RATIO; tries += 1) least = Math.min(least, ratio());
    expect(least).toBeLessThan(RATIO);
  });
});

/** Milliseconds of this process's own work, so that what else the machine does counts for nothing. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  readQuantities(text);
  return process.cpuUsage(before).user / 1000;
}
