import { Command } from "commander";
import type { ExportOptions } from "./export.ts";
import type { LedgerOptions } from "./ledger.ts";
import type { RecordOptions } from "./record.ts";
import type { World } from "./world.ts";

/** Each command brings its own code when it is run, so that none waits for the others’. */
export function createProgram(world: World): Command {
  const program = new Command("dateline")
    .description("A news-briefing bot that never loses a number’s hedge")
    .showHelpAfterError();

  program
    .command("start")
    .description("run the bot until it is told to stop")
    .action(async () => (await import("./start.ts")).start(world));

  program
    .command("say")
    .description("answer one command, as any chat would")
    .argument("<command...>", "as typed in a chat: '/brief figure advisers'")
    .option("--json", "print the reply as data")
    .action(async (words: string[], options: { json?: boolean }) =>
      (await import("./say.ts")).say(words.join(" "), options, world),
    );

  program
    .command("lint")
    .description("check the stories; exits 1 with a line for each problem")
    .argument("[source]", "a folder, or an https address (default: CONTENT_SOURCE)")
    .option(
      "--text <report=file>",
      "the full text of a report, to hold its words against; may be repeated",
      collect,
      [],
    )
    .action(async (source: string | undefined, options: { text: string[] }) =>
      (await import("./lint.ts")).lint(source, options, world),
    );

  program
    .command("schema")
    .description("print the JSON schema of a story")
    .action(async () => (await import("./schema.ts")).schema(world));

  program
    .command("doctor")
    .description("examine each chat that is set up; exits 1 where something is missing")
    .action(async () => (await import("./doctor.ts")).doctor(world));

  program
    .command("slack-manifest")
    .description("print the app manifest to give to Slack")
    .option("--url <address>", "this bot’s public https address, for HTTP; without it Socket Mode is used")
    .action(async (options: { url?: string }) =>
      (await import("./register.ts")).printSlackManifest(options, world),
    );

  program
    .command("discord-register")
    .description("register the slash commands with Discord")
    .option("--guild <id>", "in this server alone, where a change shows at once; for trying things out")
    .action(async (options: { guild?: string }) =>
      (await import("./register.ts")).registerOnDiscord(options, world),
    );

  program
    .command("ledger")
    .description("list what was owed to channels and what became of it, the newest first")
    .option("--chat <name>", "slack, discord or local")
    .option("--channel <id>", "the id of a channel")
    .option("--schedule <number>", "the number of a schedule")
    .option("--state <states>", "with commas between: failed,unknown")
    .option("--since <moment>", "due since: 2026-11-24 or 2026-11-24T09:00Z")
    .option("--most <number>", "how many at most", "50")
    .option("--json", "a JSON object a line")
    .action(async (options: LedgerOptions) => (await import("./ledger.ts")).ledger(options, world));

  program
    .command("log")
    .description("list the record: who did what, when, from where and why, the newest first")
    .option("--since <moment>", "done since: 2026-11-24 or 2026-11-24T09:00Z")
    .option("--most <number>", "how many at most", "50")
    .option("--json", "a JSON object a line")
    .action(async (options: RecordOptions) => (await import("./record.ts")).printRecord(options, world));

  program
    .command("export")
    .description("write the published changes from chat into the YAML files, their comments and order kept")
    .argument("[folder]", "where the files are (default: CONTENT_SOURCE)")
    .option("--check", "print what would change, and write nothing; exits 1 where something would")
    .action(async (folder: string | undefined, options: ExportOptions) =>
      (await import("./export.ts")).exportChanges(folder, options, world),
    );

  program
    .command("backup")
    .description("copy the embedded store to a file, also while the bot runs")
    .argument("<file>", "a file that is not there yet")
    .action(async (file: string) => (await import("./backup.ts")).backup(file, world));

  return program;
}

function collect(value: string, values: string[]): string[] {
  return [...values, value];
}
