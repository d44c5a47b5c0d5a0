import { z } from "zod";
import { commandName, defineCommand } from "../src/chat/command.ts";
import { commandHelp, helpReply } from "../src/chat/help.ts";

export default defineCommand({
  name: "help",
  summary: "What you can ask, and how it is typed",
  audience: "asker",
  options: z.object({ command: commandName().optional().describe("Only this command") }),
  run({ options }, context) {
    return options.command === undefined ? helpReply(context) : commandHelp(options.command, context);
  },
});
