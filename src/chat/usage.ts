import { type Command, optionsOf, type Slash } from "./command.ts";

/** How a command is typed: "/brief compare <figure> [with] [how:yes] [page:…]". */
export function usageOf(slash: Slash, command: Command): string {
  // Every answer can be shared: the help says so once.
  const own = optionsOf(command).filter(({ name }) => name !== "share");
  const options = own.map(({ name, required, type, several }, place) => {
    if (type === "flag") return `[${name}:yes]`;
    const isNamed = (type === "integer" && place > 0) || type === "choice" || several;
    const typed = isNamed ? `${name}:…` : name;
    return required ? `<${typed}>` : `[${typed}]`;
  });
  return [`/${slash.name}`, command.name, ...options].join(" ");
}
