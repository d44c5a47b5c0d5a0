import { type Command, optionsOf, type Slash } from "./command.ts";

/** How a command is typed: "/brief figures [story] [page]". */
export function usageOf(slash: Slash, command: Command): string {
  const options = optionsOf(command)
    .filter(({ type }) => type !== "flag")
    .map(({ name, required, type, several }, place) => {
      const isNamed = (type === "integer" && place > 0) || type === "choice" || several;
      const typed = isNamed ? `${name}:…` : name;
      return required ? `<${typed}>` : `[${typed}]`;
    });
  return [`/${slash.name}`, command.name, ...options].join(" ");
}
