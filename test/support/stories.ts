import { createEdition, type Edition } from "../../src/content/edition.ts";
import { readStory } from "../../src/content/story-file.ts";

const TODAY = Temporal.PlainDate.from("2026-11-24");

/** An edition of stories written as their files would be, by id. Content with an error in it is the test's mistake. */
export function editionOf(files: Readonly<Record<string, string>>): Edition {
  return createEdition(
    Object.entries(files).map(([name, text]) => {
      const { story, hash, problems } = readStory(Buffer.from(text), `${name}.yaml`, { name, today: TODAY });
      if (!story || !hash)
        throw new Error(`${name}: ${problems.map(({ line, message }) => `${line}: ${message}`).join("; ")}`);
      return { story, hash };
    }),
  );
}

/** Two small stories that share a figure's name, with claims that agree, differ, and stand alone. */
export const twoStories = {
  "harbour-fire": `
id: harbour-fire
headline: Fire closes the container terminal at Port Calder
topics: [ports, calder]
status: published
reports:
  courier: { title: Terminal fire, outlet: The Calder Courier, date: 2026-03-04, url: "https://courier.example/fire" }
  post: { title: Homes emptied, outlet: Evening Post, date: 2026-03, url: "https://post.example/homes" }
figures:
  evacuated:
    label: people moved from their homes
    kind: count
    unit: people
    aliases: [evacuees]
    claims:
      - { report: courier, words: "as many as 1,200", value: 1200, hedge: at-most, by: a fire brigade spokesperson }
      - { report: post, words: "more than 1,500", value: 1500, hedge: more-than, through: Reuters }
  loss:
    label: insured loss
    kind: money
    unit: GBP
    aliases: [damage]
    claims:
      - { report: courier, words: "between £5m and £7m", value: [5000000, 7000000], hedge: between, by: an insurer }
brief:
  - Firefighters moved {evacuated} people from streets near the terminal.
  - "{loss} is the insured loss."
`,
  "dam-leak": `
id: dam-leak
headline: Villages below the Sorrel dam are emptied
topics: [dams]
status: published
reports:
  post: { title: Dam leaks, outlet: Evening Post, date: 2026-02-01, url: "https://post.example/dam" }
figures:
  evacuated:
    label: villagers told to leave
    kind: count
    unit: villagers
    aliases: []
    claims:
      - { report: post, words: dozens, value: [24, 100], hedge: between }
brief:
  - "{evacuated} of villagers were told to leave."
`,
};
