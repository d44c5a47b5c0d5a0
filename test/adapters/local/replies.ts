import type { Hedged, Part, Reply } from "../../../src/chat/reply.ts";

const POST =
  "https://www.washingtonpost.com/immigration/trump-administration-to-send-dhs-agents-investigators-to-guatemala-mexico-border/2019/05/31/25bb9f0e-83b2-11e9-bce7-40b4105f7ca0_story.html";

export const asManyAs80: Hedged = {
  ref: "guatemala-advisers/advisers",
  value: "as many as 80",
  noun: "advisers",
  attribution: "said an anonymous official, as The Washington Post was told",
  printed: {
    outlet: "News Front",
    title: "Not-so-homeland security: US to send DHS advisers to Guatemala border",
    date: "June 1, 2019",
    link: "https://en.news-front.su/2019/06/01/not-so-homeland-security-us-to-send-dhs-advisers-to-guatemala-border#:~:text=as%20many%20as%2080",
  },
};

const about80: Hedged = {
  ref: "guatemala-advisers/advisers",
  value: "about 80",
  noun: "law-enforcement personnel",
  attribution: "said one DHS official briefed on the plans",
  printed: {
    outlet: "The Washington Post",
    title: "Trump administration to send DHS agents, investigators to Guatemala-Mexico border",
    date: "May 31, 2019",
    link: `${POST}#:~:text=about%2080`,
  },
};

const exactly80: Hedged = {
  ref: "guatemala-advisers/advisers",
  value: "80",
  noun: "personnel",
  attribution: "said an unnamed source",
  printed: {
    outlet: "Mexico News Daily",
    title: "US agents will seek to slow migrant flows",
    date: "June 2019",
    link: "https://mexiconewsdaily.com/news/us-agents-will-seek-to-slow-migrant-flows",
  },
};

const arrests: Hedged = {
  ref: "guatemala-advisers/arrests",
  value: "more than 300,000",
  noun: "people",
  window: "over 6 months",
  attribution: "said U.S. Customs and Border Protection",
  printed: { outlet: "Voice of America", title: "Report: US Homeland Security Agents Heading to Guatemala" },
};

/** Every kind of part, as a reader of the seed story would meet them. */
export const everyKind: readonly Part[] = [
  { kind: "heading", text: "Advisers sent to Guatemala’s border" },
  {
    kind: "text",
    runs: [
      "The plan is to send ",
      asManyAs80,
      " to the border with Mexico, where ",
      arrests,
      " were stopped before.",
    ],
  },
  {
    kind: "figure",
    label: "Advisers sent to Guatemala",
    hedged: asManyAs80,
  },
  { kind: "claim", hedged: asManyAs80, words: "as many as 80 personnel" },
  {
    kind: "claim",
    hedged: about80,
    words: "about 80",
    counts: "US law-enforcement personnel to be deployed, investigators and agents together",
  },
  { kind: "claim", hedged: exactly80, words: "80 personnel who will act as advisers" },
  { kind: "agreement", verdict: "agree", text: "80 lies within the words of all three." },
  {
    kind: "agreement",
    verdict: "differ-in-value",
    text: "“as many as 80” and “at least 100” leave no value for both.",
  },
  {
    kind: "agreement",
    verdict: "differ-in-window",
    text: "One covers the past seven years, the other the last seven months.",
  },
  { kind: "agreement", verdict: "not-comparable", text: "One is a share, the other a count." },
  {
    kind: "change",
    label: "Advisers sent to Guatemala",
    from: asManyAs80,
    to: about80,
    why: "The plans were seen since.",
  },
  { kind: "change", label: "People arrested at the border", from: arrests },
  { kind: "change", label: "Law-enforcement personnel to deploy", to: exactly80 },
  {
    kind: "figures",
    caption: "The figures of this story",
    rows: [
      {
        label: "Advisers sent to Guatemala",
        hedged: asManyAs80,
        command: "/brief figure guatemala-advisers/advisers",
      },
      {
        label: "People arrested at the border",
        hedged: arrests,
        command: "/brief figure guatemala-advisers/arrests",
      },
      {
        label: "Law-enforcement personnel to deploy",
        hedged: about80,
        command: "/brief figure guatemala-advisers/personnel",
      },
    ],
  },
  {
    kind: "chart",
    caption: "Advisers sent to Guatemala, drawn to scale",
    verdict: "agree",
    scales: [
      {
        measure: { kind: "count", unit: "advisers" },
        rows: [
          { hedged: asManyAs80, quantity: { hedge: "at-most", value: 80 }, vague: false, apart: false },
          {
            label: "Law-enforcement personnel to deploy",
            ...{ hedged: about80, quantity: { hedge: "about", value: 80 }, vague: false, apart: false },
          },
        ],
      },
    ],
  },
  {
    kind: "problem",
    text: "No figure here is called “advizers”. Did you mean “advisers”? Type /brief figure advisers.",
  },
  {
    kind: "entries",
    entries: [
      {
        title: "US to send advisers to Guatemala’s border",
        detail: "4 figures, updated June 1, 2019",
        command: "/brief story guatemala-advisers",
      },
      { title: "A long and steady decline", detail: "Nothing to choose here" },
    ],
  },
  { kind: "note", text: "Edition of June 2, 2019. Two reports do not state their day." },
  {
    kind: "buttons",
    buttons: [
      { label: "Compare the reports", command: "/brief compare advisers" },
      { label: "All figures of this story", command: "/brief story guatemala-advisers" },
    ],
  },
];

export function textReply(text: string): Reply {
  return { parts: [{ kind: "text", runs: [text] }] };
}
