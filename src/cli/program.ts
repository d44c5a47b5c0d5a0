import { Command } from "commander";
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
    .argument("[dir]", "the content folder (default: CONTENT_DIR)")
    .option(
      "--text <report=file>",
      "the full text of a report, to hold its words against; may be repeated",
      collect,
      [],
    )
    .action(async (dir: string | undefined, options: { text: string[] }) =>
      (await import("./lint.ts")).lint(dir, options, world),
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

  return program;
}

function collect(value: string, values: string[]): string[] {
  return [...values, value];
}
