import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/figures/read.ts";

/** The strong readings of a sentence whose quantities are marked with brackets, and the marks themselves. */
function marked(sentence: string) {
  const text = sentence.replaceAll(/[[\]]/g, "");
  const spans: [number, number][] = [];
  let shift = 0;
  for (const { index, 0: words } of sentence.matchAll(/\[[^\]]*\]/g)) {
    spans.push([index - shift, index - shift + words.length - 2]);
    shift += 2;
  }
  return { text, spans };
}

function strong(text: string) {
  return readQuantities(text).filter(({ weak }) => !weak);
}

describe("in a sentence the reader finds these quantities at these places, and no others", () => {
  it.each([
    "The ministry said [at least 80] advisers, and [perhaps as many as 120], went to the border between March and June 2019.",
    "Unemployment fell to [4.1 percent], its [lowest level since 2007], after employers added [12,000] jobs in [5 weeks].",
    "[About one in 10] households, or [roughly 300,000] people, lost power for [up to 12 hours].",
    "The firm cut [1,200] jobs, [nearly a third] of its work force, and its shares dropped [7%] to [£3.20].",
    "[More than half] of the [500-odd] passengers were [over 65].",
    "Officials expect [between 5,000 and 7,000] visitors a day, up from [an average of 3,500] in 2018.",
    "Police said [no fewer than six] people, [three] of them children, were hurt.",
    "The bridge, [1.2 km] long and [30 metres] high, will take [two and a half years] to build.",
    "“[As many as 80]” advisers would go, he said; others put it at “[closer to 60]”.",
    "The drought is the [worst in at least a decade] and has displaced [tens of thousands] of families.",
    "By 9:30 a.m. on Tuesday, [some 40] of the [200] schools had opened.",
    "Rates were raised by [25 basis points] to [5.25 percent].",
    "It cost [Rs 500 crore], or [about $60 million], the Group of Seven was told.",
    "The fund holds [$1.2 trillion], [more than three times] as much as in 2010.",
    "Turnout was [61.5 percent], [4 percentage points] higher than four years ago.".replace(
      "four years",
      "[four years]",
    ),
    "[Some 80 to 100] soldiers, [well over 20] vehicles and [several hundred] rifles were seen.",
    "Rents [range from $900 to more than $2,000] a month.".replace("[range from", "range [from"),
    "[Hundreds, if not thousands], of homes were lost on January 12.",
    "It sold [3.4m] cars in the first [seven weeks] of 2019.",
    "The tower will be [200m] tall and cost [$200m].",
    "CAIRO (AP) — [Six] Egyptians and [two] Greeks were held.",
    "Temperatures fell to [minus 12C] overnight, the [coldest for 30 years].",
    "Growth could slow to [between 1 and 1.5 percent].",
    "The harvest took [2 hours 30 minutes], and [another dozen] men came.",
    "Output passed the [2 million] mark.",
    "Arrivals were [over the 80] mark, then [past the $3 million] threshold and [around the 2 percent] target.",
    "Over the [12 months] the [30] guards at a higher level left.",
    "It sent [more than the usual 80] guards, for [a quarter-point] cut and [half an hour] of peace.",
    "The [dozen] men spoke to every [hundred] voters, and [a hundred]-strong choir sang for the [million].",
    "Growth was [zero]; it had [zero] deaths, and in 2019 [1 250 000] births.",
    "They read [two] and [a quarter] of the books.",
    "Of the boats, [two] sank and [a third] was lost.",
    "The island, [40 miles] off the coast, has [around 5 000] people.",
  ])("%s", (sentence) => {
    const { text, spans } = marked(sentence);
    expect(strong(text).map(({ start, end }) => text.slice(start, end))).toEqual(
      spans.map(([start, end]) => text.slice(start, end)),
    );
    expect(strong(text).map(({ start, end }) => [start, end])).toEqual(spans);
  });
});

describe("dates, times, codes and names are no quantities", () => {
  it.each([
    ["a date", "The talks began on 12 March 2019 and ended on May 3."],
    ["a year", "She was born in 1990, and has led the council since 2007."],
    ["a span of years", "The 2018-19 budget covers the years between 1990 and 1995."],
    ["a year against which something is measured", "Emissions were well above 2019 levels."],
    ["a year before a name", "The 2024 model was late."],
    ["a decade", "In the 1990s, in his 40s, he wrote it."],
    ["a time", "It opens at 9:30, closes at 5 p.m. or 10.45pm, and by six o'clock GMT all is quiet."],
    ["an ordinal", "The 22nd amendment of the twenty-first century is the third."],
    ["a telephone number", "Call 212-555-0199, (212) 555-0142 or 555-0100."],
    ["a version", "Version 3.0.1 runs at 192.168.0.1."],
    ["a score", "United won 3-1 after a 2-2 draw and lost 1-3 away."],
    ["a vote", "It was approved 7-2."],
    ["a name joined to a number", "The G7 and the G-20 spoke of COVID-19, MI5, M23 and the F-16."],
    ["a name before a number", "Boeing 737, Flight 370, Article 5, Highway 61, World War 2, iPhone 6."],
    ["a name with a number word", "The Group of Seven and the Big Three met at Three Gorges Dam."],
    ["a stock index", "The FTSE 100 rose."],
    ["an address", "He lives at 10 Rose Street, not at 221B Harbour Road."],
    [
      "an age between commas",
      "The suspect, 34, was freed; his sister, aged 12, was not, nor people aged 18 to 24.",
    ],
    ["a kind with a number", "Type 2 diabetes and a category 5 hurricane."],
    ["a pronoun", "No one saw one another; one of them left, and one by one they all did."],
    ["a day that is no length of time", "One day he left."],
    ["a half of a game", "In the first half and the second half, and at half-time."],
    ["a number with letters that are no unit", "The 76ers drove a 4x4 with 5G."],
    ["a double that multiplies nothing", "They spoke of double standards."],
    ["an even chance", "It has a 50-50 chance."],
    [
      "what another number is left of",
      "All but 20 came, most of the 80, nearly all of the 80 and almost all 80.",
    ],
    ["a magnitude in a name", "The Million Man March and the Hundred."],
    ["a quarter of a year before a noun", "It made a third-quarter loss."],
    ["a multiplication that may be another word", "Prices halved, trebled and doubled; more than halved."],
    ["a nought in a phrase", "Zero tolerance, net zero and a zero-sum game."],
    ["nobody", "None of them came, and a score of them won nil."],
    ["a rank that is not alone at the top", "It was the second-worst drought in 50 years."],
  ])("%s", (_, sentence) => {
    expect(strong(sentence).map(({ text }) => text)).toEqual([]);
  });

  it("but a number that only looks like a year is one where a hedge or what is counted says so", () => {
    const values = (text: string) => strong(text).map(({ quantity }) => quantity.value);
    expect(values("more than 2000 people died")).toEqual([2000]);
    expect(values("up to 2000 jobs")).toEqual([2000]);
    expect(values("In March 2019 300 people left")).toEqual([300]);
  });
});

describe("a movement is two quantities, not a range", () => {
  it.each([
    ["Prices rose from 10 to 12.", ["10", "12"]],
    ["Prices climbed from $10 million to $12 million.", ["$10 million", "$12 million"]],
    ["An increase from 10 percent to 12 percent.", ["10 percent", "12 percent"]],
    ["Shares were up 3 percent to 107 dollars.", ["3 percent", "107 dollars"]],
    ["It inched back up to 5 percent.", ["5 percent"]],
    ["Prices rose 2 to 3 percent.", ["2 to 3 percent"]],
    ["Tickets range from $10 to $12.", ["from $10 to $12"]],
  ])("%s", (sentence, words) => {
    expect(strong(sentence).map(({ text }) => text)).toEqual(words);
  });
});

describe("what stands apart is read apart", () => {
  it.each([
    ["It killed six – two of them soldiers.", ["six", "two"]],
    ["It killed 20 — 15 of them women.", ["20", "15"]],
    ["They lost two thousand, five of them officers.", ["two thousand", "five"]],
    ["Add 80 plus 20.", ["80", "20"]],
    ["Over the 12 months, 12 won.", ["12 months", "12"]],
    ["It cost $1.2m-£2m.", ["$1.2m", "£2m"]],
    ["From 12 in 37 towns.", ["12", "37"]],
  ])("%s", (sentence, words) => {
    expect(strong(sentence).map(({ text }) => text)).toEqual(words);
  });
});

describe("a reading says how far it may be trusted", () => {
  it("a reading of the whole text is never weak: claim words may be no more than a number", () => {
    expect(readQuantities("one")[0]?.weak).toBe(false);
    expect(readQuantities("One")[0]?.weak).toBe(false);
    expect(readQuantities("one of them")[0]?.weak).toBe(true);
  });

  it("a hedge or a unit makes a doubtful word a quantity", () => {
    expect(strong("At least one was lost.")).toHaveLength(1);
    expect(strong("They took one percent.")).toHaveLength(1);
    expect(strong("One soldier was hurt.")).toHaveLength(1);
    expect(strong("The rate more than doubled.")).toHaveLength(1);
  });

  it("that none were counted is a weak nought", () => {
    expect(readQuantities("There were no survivors.")).toMatchObject([
      { text: "no", quantity: { hedge: "exactly", value: 0 }, weak: true },
    ]);
  });

  it("a number without a unit is bare", () => {
    expect(readQuantities("80 advisers")[0]?.bare).toBe(true);
    expect(readQuantities("80 km")[0]?.bare).toBe(false);
    expect(readQuantities("5 million pounds")[0]?.bare).toBe(true);
  });
});
