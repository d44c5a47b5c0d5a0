/** A story whose reports are dated to the day, to the month and not at all, with figures that move, differ or stand alone. */
export const movingStory = `
id: vellmark-flood
headline: The Vell leaves its banks
topics: [floods]
status: published
reports:
  early: { title: Water rises, outlet: Daily Mark, date: 2020-01-15, url: "https://mark.example/1" }
  month: { title: A town under water, outlet: Vell Review, date: 2020-02, url: "https://review.example/2" }
  inside: { title: Counting, outlet: Evening Post, date: 2020-02-20, url: "https://post.example/3" }
  late: { title: What is known, outlet: The Courier, date: 2020-03-31, url: "https://courier.example/4" }
  undated: { title: A reader writes, outlet: Town Sheet, url: "https://sheet.example/5" }
figures:
  homeless:
    label: people made homeless
    kind: count
    unit: people
    aliases: [homes lost, with nowhere to go]
    claims:
      - { report: late, words: at least 900, value: 900, hedge: at-least, window: { since: 2019-10 }, by: the mayor }
      - { report: early, words: as many as 300, value: 300, hedge: at-most, window: { since: 2019-10 } }
      - { report: month, words: about 500, value: 500, hedge: about, window: { since: 2019-10 } }
      - { report: inside, words: about 500, value: 500, hedge: about, window: { since: 2019-10 } }
      - { report: undated, words: dozens, value: [24, 100], hedge: between }
  rescued:
    label: people rescued in February
    kind: count
    unit: people
    aliases: [rescues]
    claims:
      - { report: late, words: "2,900", value: 2900, hedge: exactly, window: { in: 2020-02 }, by: the fire brigade }
  daily:
    label: people rescued each day
    kind: count
    unit: people
    aliases: [rescued and dried]
    claims:
      - { report: late, words: at least 50, value: 50, hedge: at-least, window: { each: P1D } }
  letters:
    label: letters to the editor
    kind: count
    unit: letters
    aliases: [readers]
    claims:
      - { report: undated, words: up to 10, value: 10, hedge: at-most }
      - { report: undated, words: "20", value: 20, hedge: exactly }
  damp:
    label: homes that are damp
    kind: share
    aliases: [damp homes]
    claims:
      - { report: late, words: 40%, value: 40, hedge: exactly }
  dry:
    label: cellars that are dry
    kind: share
    aliases: [dry cellars]
    claims:
      - { report: late, words: less than 10%, value: 10, hedge: less-than }
brief:
  - The river left {homeless} people without a home.
`;
