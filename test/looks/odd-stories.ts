/** Stories that try a layout: as files, by id. */
export const oddStories: Readonly<Record<string, string>> = {
  "river-levels": asFile("river-levels", "Gauges along the Mesra stand higher than in any spring before", {
    topics: ["rivers"],
    reports: { gazette: report("Levels at every gauge", "The Mesra Gazette") },
    figures: Object.fromEntries(gauges().map((name, at) => [idOf(name), gauge(name, at)])),
    brief: [`{${idOf(gauges()[0]!)}} is what the gauge by the bridge read.`],
  }),
  "port-sudan": asFile("port-sudan", "توقف ميناء بورتسودان عن العمل يومين كاملين", {
    topics: ["ports"],
    reports: {
      ahram: report("توقف الميناء وتأخر السفن", "الأهرام"),
      times: report("Port stands still for a second day", "The Khartoum Times"),
    },
    figures: {
      ships: {
        label: "سفن تنتظر خارج الميناء",
        kind: "count",
        unit: "ships",
        aliases: ["waiting ships"],
        claims: [
          claim("ahram", "at least 40", 40, "at-least", { by: "متحدث باسم هيئة الموانئ" }),
          claim("times", "about 45", 45, "about", { by: "a harbour pilot" }),
        ],
      },
    },
    brief: ["{ships} ينتظر خارج الميناء منذ الصباح."],
  }),
  "quarry-slide": asFile("quarry-slide", "Reports of the slide at Tarn quarry part ways", {
    topics: ["quarries"],
    reports: {
      chronicle: report("Slide buries road", "The Tarn Chronicle"),
      herald: report("Road lost & found: *what* the <county> says", "Herald & Argus"),
      wire: report("Quarry slide", "North Wire"),
    },
    figures: {
      rock: {
        label: "rock that came down",
        kind: "count",
        unit: "tonnes",
        aliases: ["tonnes of rock"],
        claims: [
          claim("chronicle", "at most 2,000", 2000, "at-most", { by: "the quarry’s owner" }),
          claim("herald", "more than 5,500", 5500, "more-than", {
            by: "a county engineer",
            through: "North Wire",
          }),
          claim("wire", "between 3,000 and 4,000", [3000, 4000], "between", {
            by: "two surveyors who asked not to be named because they still work there",
            counts: "rock and the soil on it, as far as it lay on the road on the first evening",
          }),
        ],
      },
      slides: {
        label: "slides at the quarry",
        kind: "count",
        unit: "slides",
        aliases: ["landslides"],
        claims: [
          claim("chronicle", "four", 4, "exactly", { window: { over: "P1Y", words: "the past year" } }),
          claim("herald", "more than 11", 11, "more-than", {
            window: { over: "P5Y", words: "the past five years" },
          }),
        ],
      },
    },
    brief: ["{rock} came down on the only road into Tarn, where {slides} were counted before."],
  }),
};

function asFile(id: string, headline: string, others: object): string {
  return JSON.stringify({ id, headline, status: "published", ...others });
}

function report(title: string, outlet: string) {
  return { title, outlet, date: "2026-03-04", url: "https://news.example/a" };
}

function claim(report: string, words: string, value: number | number[], hedge: string, others: object = {}) {
  return { report, words, value, hedge, ...others };
}

function gauges(): string[] {
  const places = [
    "bridge",
    "weir",
    "mill",
    "ferry",
    "old lock",
    "new lock",
    "island",
    "mouth",
    "spring",
    "ford",
  ];
  const banks = ["left", "right", "upper", "lower", "middle", "far"];
  return banks.flatMap((bank) => places.map((place) => `${bank} gauge by the ${place}`));
}

function idOf(name: string): string {
  return name.replaceAll(" ", "-");
}

function gauge(name: string, at: number) {
  const level = 210 + 7 * at;
  return {
    label: `level at the ${name}`,
    kind: "count",
    unit: "centimetres",
    aliases: [],
    claims: [claim("gazette", `about ${level}`, level, "about", { by: "the river authority" })],
  };
}
