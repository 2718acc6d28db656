import { commandLine } from "./command-line.ts";

export interface OptionDescription {
  type: "string" | "boolean";
  /** Whether the option can be repeated. */
  multiple?: boolean;
  /** The letter for the short form of the option. */
  short?: string;
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
  /** The meaning of each exit code, if it is not the usual one. */
  exitCodes?: Readonly<Record<number, string>>;
  /** Placeholder for the positional arguments in the help. If absent, the command accepts no positional arguments. */
  positionals?: string;
}

export const helpOption: OptionDescription = {
  type: "boolean",
  short: "h",
  help: "show this help",
};

/** The exit codes of a command that has none of its own. */
const EXIT_CODES: Readonly<Record<number, string>> = {
  0: "done, without an error; warnings do not count",
  1: "at least one error",
  2: "the command line is wrong: an unknown option, API, or directory",
};

export function usage(command: CommandDescription): string {
  const options = Object.entries({ ...command.options, help: helpOption });
  const width = Math.max(...options.map(([name, option]) => signature(name, option).length));
  const rows = options.map(([name, option]) => {
    const fallback = option.default === undefined ? "" : ` (default: ${option.default})`;
    return `  ${signature(name, option).padEnd(width)}  ${option.help}${fallback}`;
  });
  const exitCodes = Object.entries({ ...EXIT_CODES, ...command.exitCodes });
  const positionals = command.positionals === undefined ? "" : ` ${command.positionals}`;
  return [
    `Usage: ${commandLine(command.name, `[options]${positionals}`)}`,
    "",
    command.summary,
    "",
    "Options:",
    ...rows,
    "",
    "Exit codes:",
    ...exitCodes.map(([code, meaning]) => `  ${code}  ${meaning}`),
    "",
  ].join("\n");
}

/** `--api NAME`, or `--format json|text` */
function signature(name: string, { choices, value }: OptionDescription): string {
  const placeholder = choices?.join("|") ?? value;
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`;
}
