import { commandLine } from "./command-line.ts";

export interface OptionDescription {
  type: "string" | "boolean";
  /** Whether the option can be repeated. */
  multiple?: boolean;
  default?: string;
  /** The accepted values. If absent, every value is accepted. */
  choices?: readonly string[];
  /** Placeholder for the value in the help: `DIR`, `NAME`. */
  value?: string;
  help: string;
}

export interface CommandDescription {
  /** The name of the npm script. */
  name: string;
  summary: string;
  options: Record<string, OptionDescription>;
  /** Placeholder for the positional arguments in the help. If absent, the command accepts no positional arguments. */
  positionals?: string;
}

export const helpOption: OptionDescription = { type: "boolean", help: "show this help" };

export function usage(command: CommandDescription): string {
  const options = Object.entries({ ...command.options, help: helpOption });
  const width = Math.max(...options.map(([name, option]) => signature(name, option).length));
  const rows = options.map(([name, option]) => {
    const fallback = option.default === undefined ? "" : ` (default: ${option.default})`;
    return `  ${signature(name, option).padEnd(width)}  ${option.help}${fallback}`;
  });
  const positionals = command.positionals === undefined ? "" : ` ${command.positionals}`;
  return [
    `Usage: ${commandLine(command.name, `[options]${positionals}`)}`,
    "",
    command.summary,
    "",
    "Options:",
    ...rows,
    "",
    "Exit codes: 0 done, 1 problems found, 2 invalid command line.",
    "",
  ].join("\n");
}

/** `--api NAME`, or `--format json|text` */
function signature(name: string, { choices, value }: OptionDescription): string {
  const placeholder = choices?.join("|") ?? value;
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`;
}
