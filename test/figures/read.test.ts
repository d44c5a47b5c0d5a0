import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/figures/read.ts";

/** A reading on one line: hedge, value, kind and unit, as "about 80 count". */
function read(words: string): string {
  const readings = readQuantities(words);
  return readings
    .map(({ quantity, kind, unit, rank }) => {
      const value =
        quantity.hedge === "between" ? quantity.value.map(short).join("–") : short(quantity.value);
      const hedge =
        quantity.hedge === "about" && quantity.from ? `about, from ${quantity.from},` : quantity.hedge;
      return [hedge, value, kind, unit, rank && `(${rank})`].filter(Boolean).join(" ");
    })
    .join(" + ");
}

function short(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 4, useGrouping: "min2" });
}

/** Lines of "words → reading". Each is the whole of the words, so that nothing before or after is left unread. */
function reads(table: string) {
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.split("→").map((cell) => cell.trim()) as [string, string]);
  it.each(rows)("%s → %s", (words, expected) => {
    expect(read(words)).toBe(expected);
    expect(readQuantities(words).map(({ text }) => text)).toEqual([words]);
  });
}

describe("digits are read with their separators and magnitudes", () => {
  reads(`
    4,500 → exactly 4500 count
    1,234.5 → exactly 1234.5 count
    1.234,5 → exactly 1234.5 count
    1'000'000 → exactly 1,000,000 count
    10\u202f000 → exactly 10,000 count
    10 000 → exactly 10,000 count
    1 250 000 → exactly 1,250,000 count
    1,50,000 → exactly 150,000 count
    .5 percent → exactly 0.5 share percent
    1.1 million → exactly 1,100,000 count
    2.5m → exactly 2,500,000 count
    200K → exactly 200,000 count
    3bn → exactly 3,000,000,000 count
    3 bn → exactly 3,000,000,000 count
    5-billion → exactly 5,000,000,000 count
    3 lakh crore → exactly 3,000,000,000,000 count
    2½ → exactly 2.5 count
    2 1/2 million → exactly 2,500,000 count
    12 and a half → exactly 12.5 count
    2 and a half million → exactly 2,500,000 count
    1 200 → exactly 1200 count
    around 1 200 → about 1200 count
    more than 12 500 → more-than 12,500 count
    1,5 million → exactly 1,500,000 count
    1.5m → exactly 1,500,000 count
  `);
});

describe("number words are read as the numbers they spell", () => {
  reads(`
    six → exactly 6 count
    Fifteen → exactly 15 count
    twenty-one → exactly 21 count
    twenty‑one → exactly 21 count
    a hundred and fifty → exactly 150 count
    twelve hundred → exactly 1200 count
    one hundred and five thousand → exactly 105,000 count
    three million, five hundred thousand → exactly 3,500,000 count
    nine thousand nine hundred ninety-nine → exactly 9999 count
    two and a half million → exactly 2,500,000 count
    two-and-a-half years → exactly 2.5 duration years
    three and a quarter → exactly 3.25 count
    a million and a half → exactly 1,500,000 count
    two dozen → exactly 24 count
    half a dozen → exactly 6 count
    a half-dozen → exactly 6 count
    half a million → exactly 500,000 count
    a quarter of a million → exactly 250,000 count
    another dozen → exactly 12 count
    half-a-million → exactly 500,000 count
    half-a-dozen → exactly 6 count
    one and three-quarter million → exactly 1,750,000 count
    two and three quarters → exactly 2.75 count
    two and two-thirds → exactly 2.6667 count
    a score → exactly 20 count
    none → exactly 0 count
    nil → exactly 0 count
    zero → exactly 0 count
  `);
});

describe("a part of a whole is a share in percent", () => {
  reads(`
    half → exactly 50 share percent
    a half → exactly 50 share percent
    two-thirds → exactly 66.6667 share percent
    three quarters → exactly 75 share percent
    one - fifth → exactly 20 share percent
    a third → exactly 33.3333 share percent
    3/4 → exactly 75 share percent
    ½ → exactly 50 share percent
    one in 10 → exactly 10 share percent
    one in every five → exactly 20 share percent
    9 out of 10 → exactly 90 share percent
    12 per cent → exactly 12 share percent
    12pc → exactly 12 share percent
    5-percent → exactly 5 share percent
    half a percent → exactly 0.5 share percent
    half of 1 percent → exactly 0.5 share percent
    one-tenth of 1 percent → exactly 0.1 share percent
    one-in-five → exactly 20 share percent
    more than one-in-five → more-than 20 share percent
    one of every five → exactly 20 share percent
    one out of every five → exactly 20 share percent
    well over half → more-than 50 share percent
    just under a quarter → less-than 25 share percent
    nearly one-third → about, from below, 33.3333 share percent
    fewer than one in five → less-than 20 share percent
    between a quarter and a third → between 25–33.3333 share percent
  `);
});

describe("percentage points are kept apart from percent", () => {
  reads(`
    three percentage points → exactly 3 points percentage points
    half a percentage point → exactly 0.5 points percentage points
    25 basis points → exactly 0.25 points percentage points
    quarter-point → exactly 0.25 points percentage points
    half-point → exactly 0.5 points percentage points
    a half-point → exactly 0.5 points percentage points
    three-quarters of a point → exactly 0.75 points percentage points
    a full percentage point → exactly 1 points percentage points
    two full percentage points → exactly 2 points percentage points
    more than a percentage point → more-than 1 points percentage points
    25-basis-point → exactly 0.25 points percentage points
  `);
});

describe("a multiple is read in times", () => {
  reads(`
    twice → exactly 2 multiple times
    three times → exactly 3 multiple times
    two and a half times → exactly 2.5 multiple times
    threefold → exactly 3 multiple times
    20-fold → exactly 20 multiple times
    5-6x → between 5–6 multiple times
    more than doubled → more-than 2 multiple times
    almost tripled → about, from below, 3 multiple times
    at least twice → at-least 2 multiple times
  `);
});

describe("money is read in whole units of its currency", () => {
  reads(`
    $2.5m → exactly 2,500,000 money USD
    £3bn → exactly 3,000,000,000 money GBP
    £2 m → exactly 2,000,000 money GBP
    ¥10tn → exactly 10,000,000,000,000 money JPY
    A$4.2bn → exactly 4,200,000,000 money AUD
    $A4.2 billion → exactly 4,200,000,000 money AUD
    US $40 million → exactly 40,000,000 money USD
    U.S. $40 million → exactly 40,000,000 money USD
    R$5 billion → exactly 5,000,000,000 money BRL
    R500m → exactly 500,000,000 money ZAR
    Rs 500 crore → exactly 5,000,000,000 money INR
    Rs. 500 crore → exactly 5,000,000,000 money INR
    RM120,000 → exactly 120,000 money MYR
    EUR 5 million → exactly 5,000,000 money EUR
    5 million CHF → exactly 5,000,000 money CHF
    €10.000,50 → exactly 10,000.5 money EUR
    20 Swiss francs → exactly 20 money CHF
    a million dollars → exactly 1,000,000 money USD
    5 million U.S. dollars → exactly 5,000,000 money USD
    50p → exactly 0.5 money GBP
    99 cents → exactly 0.99 money USD
    5¢ → exactly 0.05 money USD
    a few cents → between 0.03–0.06 money USD
    less than a dollar → less-than 1 money USD
    €1,5 million → exactly 1,500,000 money EUR
    €1,50 → exactly 1.5 money EUR
    $50-75,000 → between 50,000–75,000 money USD
    $5–10,000 → between 5000–10,000 money USD
    $1-million → exactly 1,000,000 money USD
    $5 million-plus → at-least 5,000,000 money USD
    €1.5-2bn → between 1,500,000,000–2,000,000,000 money EUR
    $10 to $12 million → between 10,000,000–12,000,000 money USD
    5 million-7 million euros → between 5,000,000–7,000,000 money EUR
  `);

  it("a sign that many countries share names the likeliest first and keeps the others", () => {
    const [{ currencies } = {}] = readQuantities("$80");
    expect(currencies?.[0]).toBe("USD");
    expect(currencies).toContain("AUD");
    expect(readQuantities("US$80")[0]?.currencies).toEqual(["USD"]);
  });
});

describe("a number before a unit of time is a duration", () => {
  reads(`
    12 weeks → exactly 12 duration weeks
    five-year → exactly 5 duration years
    five consecutive years → exactly 5 duration years
    three more weeks → exactly 3 duration weeks
    half an hour → exactly 0.5 duration hours
    a quarter-century → exactly 0.25 duration centuries
    a year and a half → exactly 1.5 duration years
    two years and a half → exactly 2.5 duration years
    three years and four months → exactly 40 duration months
    2 hours, 30 minutes, and 15 seconds → exactly 9015 duration seconds
    more than a year → more-than 1 duration years
    more than a full year → more-than 1 duration years
    12 and a half years → exactly 12.5 duration years
    1h 30m → exactly 90 duration minutes
    1h30m → exactly 90 duration minutes
    5m 20s → exactly 320 duration seconds
    3h → exactly 3 duration hours
    a week → exactly 1 duration weeks
    a fortnight → exactly 2 duration weeks
    two fortnights → exactly 4 duration weeks
    almost a fortnight → about, from below, 2 duration weeks
    less than a minute → less-than 1 duration minutes
    a week or so → about 1 duration weeks
    a year or two → between 1–2 duration years
    10- to 15-minute → between 10–15 duration minutes
    two- or three-year → between 2–3 duration years
    a couple of years → between 2–3 duration years
    hundreds of years → between 200–1000 duration years
  `);
});

describe("other units are measures", () => {
  reads(`
    10,000 sq km → exactly 10,000 measure square kilometers
    20 m² → exactly 20 measure square meters
    100 km/h → exactly 100 measure kilometers an hour
    5ft 10in → exactly 70 measure inches
    6-foot-4 → exactly 76 measure inches
    2 ft 6 in → exactly 30 measure inches
    5 ft 10 → exactly 70 measure inches
    minus 5C → exactly -5 measure degrees Celsius
    −4 degrees → exactly -4 measure degrees
    20 °C → exactly 20 measure degrees Celsius
    half a mile → exactly 0.5 measure miles
    3.2 million barrels → exactly 3,200,000 measure barrels
    between -5 and 5 degrees → between -5–5 measure degrees
  `);

  it("a letter m is metres before a dimension and millions elsewhere", () => {
    expect(read("a 5m-high wall")).toBe("exactly 5 measure meters");
    expect(read("the 100m final")).toBe("exactly 100 measure meters");
    expect(read("5m cars")).toBe("exactly 5,000,000 count");
    expect(read("2.5 m people")).toBe("exactly 2,500,000 count");
  });
});

describe("a hedge before the number bounds it", () => {
  reads(`
    as many as 80 → at-most 80 count
    As many as 80 → at-most 80 count
    AS MANY AS 80 → at-most 80 count
    as\u00a0many\u00a0as\u00a080 → at-most 80 count
    as much as $3bn → at-most 3,000,000,000 money USD
    up to 80 → at-most 80 count
    anything up to 80 → at-most 80 count
    no more than 80 → at-most 80 count
    not more than 80 → at-most 80 count
    at the very most 80 → at-most 80 count
    a maximum of 80 → at-most 80 count
    ≤80 → at-most 80 count
    does not exceed 80 → at-most 80 count
    did not exceed 80 → at-most 80 count
    won’t exceed 80 → at-most 80 count
    not expected to exceed 80 → at-most 80 count
    less than or equal to 80 → at-most 80 count
    a max of 80 → at-most 80 count
    max 80 → at-most 80 count
    capped at 80 → at-most 80 count
    greater than or equal to 80 → at-least 80 count
    min 80 → at-least 80 count
    exceed 80 → more-than 80 count
    at least 80 → at-least 80 count
    no fewer than 80 → at-least 80 count
    not fewer than six → at-least 6 count
    not less than three-quarters → at-least 75 share percent
    as few as 12 → at-least 12 count
    a minimum of 80 → at-least 80 count
    >= 80 → at-least 80 count
    more than 80 → more-than 80 count
    over 300,000 → more-than 300,000 count
    well over 80 → more-than 80 count
    just over 80 → more-than 80 count
    a shade over 80 → more-than 80 count
    little more than 80 → more-than 80 count
    upwards of 2,000 → more-than 2000 count
    in excess of $3 million → more-than 3,000,000 money USD
    north of 80 → more-than 80 count
    >80 → more-than 80 count
    fewer than 80 → less-than 80 count
    under 80 → less-than 80 count
    far fewer than 80 → less-than 80 count
    just shy of 500 → less-than 500 count
    nowhere near 80 → less-than 80 count
    sub-500 → less-than 500 count
    about 80 → about 80 count
    around 80 → about 80 count
    some 80 → about 80 count
    roughly 80 → about 80 count
    approx. 80 → about 80 count
    c. 80 → about 80 count
    ~80 → about 80 count
    an estimated 80 → about 80 count
    an average of 80 → about 80 count
    in the region of 80 → about 80 count
    to the tune of $5 million → about 5,000,000 money USD
    give or take 80 → about 80 count
    plus or minus 5 percentage points → about 5 points percentage points
    nearly 80 → about, from below, 80 count
    almost 80 → about, from below, 80 count
    close to 80 → about, from below, 80 count
    getting on for 80 → about, from below, 80 count
    not quite 80 → about, from below, 80 count
    exactly 80 → exactly 80 count
    a total of 2000 → exactly 2000 count
    a record 80 → exactly 80 count
  `);
});

describe("a hedge after the number bounds it", () => {
  reads(`
    80 or more → at-least 80 count
    80 people or more → at-least 80 count
    6,000-plus → at-least 6000 count
    80+ → at-least 80 count
    80 and counting → at-least 80 count
    5 percent or more → at-least 5 share percent
    one or more → at-least 1 count
    80 or fewer → at-most 80 count
    80, at most → at-most 80 count
    80 tops → at-most 80 count
    a dozen or so → about 12 count
    500-odd → about 500 count
    40-ish → about 40 count
    80, give or take → about 80 count
    80 on average → about 80 count
  `);
});

describe("of several hedges a bound wins, and the outermost bound", () => {
  reads(`
    no more than about 80 → at-most 80 count
    at least an estimated 80 → at-least 80 count
    an average of about 80 → about 80 count
    about 80 or more → at-least 80 count
    up to another 80 → at-most 80 count
    more than an additional 80 → more-than 80 count
    more than the usual 80 → more-than 80 count
    fewer than its planned 80 → less-than 80 count
    fewer than the 80 → less-than 80 count
  `);

  it("a hedge may be quoted", () => {
    expect(read("“As many as 80” went")).toBe("at-most 80 count");
    expect(read("“at least” 80 went")).toBe("at-least 80 count");
  });
});

describe("two ends are one range", () => {
  reads(`
    between 5 and 7 billion dollars → between 5,000,000,000–7,000,000,000 money USD
    between 500,000 and 1 million → between 500,000–1,000,000 count
    between roughly 5,000 and more than 6,000 → between 5000–6000 count
    somewhere between 10 and 12 → between 10–12 count
    from 10 to 12 → between 10–12 count
    anywhere from 10 to 20 → between 10–20 count
    from as few as 10 to as many as 20 → between 10–20 count
    3-5 percent → between 3–5 share percent
    5–7% → between 5–7 share percent
    5% to 7% → between 5–7 share percent
    five to six → between 5–6 count
    two to three hundred → between 200–300 count
    five hundred to six hundred thousand → between 500,000–600,000 count
    two or three → between 2–3 count
    80, if not 90 → between 80–90 count
    minus 10 to minus 5 → between -10–-5 count
    about 5 to 7 → between 5–7 count
    up to 5 or 6 → at-most 6 count
    80, perhaps 90 → between 80–90 count
    50-75,000 → between 50,000–75,000 count
    1-10,000 → between 1–10,000 count
    more than 20 but fewer than 30 → between 20–30 count
    less than 30 percent but more than 20 percent → between 20–30 share percent
    at least 2 and at most 3 million → between 2,000,000–3,000,000 count
    at least 5 to 6 → at-least 5 count
  `);
});

describe("a vague word allows a range, and a bound keeps the end it is about", () => {
  reads(`
    dozens → between 24–100 count
    several dozen → between 36–108 count
    a few hundred → between 300–600 count
    a couple of dozen → between 24–36 count
    several thousands → between 3000–9000 count
    tens of thousands → between 20,000–100,000 count
    hundreds of thousands → between 200,000–1,000,000 count
    thousands upon thousands → between 2000–10,000 count
    dozens or even hundreds → between 24–1000 count
    hundreds, if not thousands → between 200–10,000 count
    hundreds, perhaps thousands → between 200–10,000 count
    hundreds, possibly thousands → between 200–10,000 count
    hundreds and possibly thousands → between 200–10,000 count
    scores → between 40–100 count
    low hundreds → between 100–400 count
    40-something → between 40–49 count
    double digits → between 10–99 count
    six-figure → between 100,000–999,999 count
    tens of millions of dollars → between 20,000,000–100,000,000 money USD
    at least several dozen → at-least 36 count
    more than several dozen → at-least 36 count
    no more than a few dozen → at-most 72 count
  `);

  it("only such readings are vague", () => {
    expect(readQuantities("dozens")[0]?.vague).toBe(true);
    expect(readQuantities("between 24 and 100")[0]?.vague).toBe(false);
  });
});

describe("a rank is how long a superlative has stood", () => {
  reads(`
    highest level in 12 years → exactly 12 rank years (highest)
    worst drought in a decade → exactly 1 rank decades (worst)
    deadliest in nearly two decades → about, from below, 2 rank decades (deadliest)
    biggest fall in more than 12 years → more-than 12 rank years (biggest)
    hottest summer of the past 50 years → exactly 50 rank years (hottest)
    first increase in three years → exactly 3 rank years (first)
    12-year high → exactly 12 rank years (highest)
    five-month low → exactly 5 rank months (lowest)
    more than two-decade high → more-than 2 rank decades (highest)
    highest since 2007 → exactly 2007 rank since (highest)
    lowest level since March 2009 → exactly 2009 rank since (lowest)
    first time since 1996 → exactly 1996 rank since (first)
    highest since late 2007 → exactly 2007 rank since (highest)
    lowest since mid-2009 → exactly 2009 rank since (lowest)
  `);

  it.each([
    "third-highest in 20 years",
    "second-lowest since 1979",
    "the 3rd-biggest fall since 1979",
    "among the worst droughts in three decades",
  ])("one that is not alone at the top is none, nor a length of time: %s", (words) => {
    expect(read(words)).toBe("");
  });

  it.each(["highest since at least 2007", "highest since around 2007", "highest since about 2007"])(
    "a hedge on its year, which no wording could keep, is refused: %s",
    (words) => {
      expect(read(words)).toBe("");
    },
  );
});
