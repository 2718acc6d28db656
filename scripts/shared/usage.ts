export interface OptionDescription {
  type: "string" | "boolean";
  /** May be given more than once. */
  multiple?: boolean;
  default?: string;
  /** The words that the option accepts; any word when absent. */
  choices?: readonly string[];
  /** How the help names the value: `DIR`, `NAME`. */
  value?: string;
  help: string;
}

export interface CommandDescription {
  /** The npm script's name. */
  name: string;
  summary: string;
  options: Record<string, OptionDescription>;
  /** How the help names positional arguments; none are accepted when absent. */
  positionals?: string;
}

export const helpOption: OptionDescription = { type: "boolean", help: "print this help" };

export function usage(command: CommandDescription): string {
  const rows = Object.entries({ ...command.options, help: helpOption }).map(([name, option]) => {
    const value = option.choices?.join("|") ?? option.value;
    const left = `  --${name}${value === undefined ? "" : ` ${value}`}`;
    const fallback = option.default === undefined ? "" : ` (default ${option.default})`;
    return `${left.padEnd(32)}  ${option.help}${fallback}`;
  });
  const positionals = command.positionals === undefined ? "" : ` ${command.positionals}`;
  return [
    `Usage: npm run ${command.name} -- [options]${positionals}`,
    "",
    command.summary,
    "",
    "Options:",
    ...rows,
    "",
    "Exit code: 0 done, 1 problems found, 2 wrong usage.",
    "",
  ].join("\n");
}
