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

/** The width of the help, in columns. */
const WIDTH = 80;
/** The column in which the text about an option begins. */
const TEXT_COLUMN = 30;
const EXIT_CODE_COLUMN = 5;

/** The help of a command. */
export async function usage(command: CommandDescription): Promise<string> {
  // Loaded only for the help: a command should start at once.
  const { default: wrap } = await import("wrap-ansi");
  const indented = (text: string, column: number) =>
    wrap(text, WIDTH - column).replaceAll("\n", `\n${" ".repeat(column)}`);
  const options = Object.entries({ ...command.options, help: helpOption }).map(([name, option]) => {
    const fallback = option.default === undefined ? "" : ` (default: ${option.default})`;
    return startOfOption(name, option) + indented(option.help + fallback, TEXT_COLUMN);
  });
  const exitCodes = Object.entries({ ...EXIT_CODES, ...command.exitCodes });
  const positionals = command.positionals === undefined ? "" : ` ${command.positionals}`;
  return [
    `Usage: ${commandLine(command.name, `[options]${positionals}`)}`,
    "",
    wrap(command.summary, WIDTH),
    "",
    "Options:",
    ...options,
    "",
    "Exit codes:",
    ...exitCodes.map(([code, meaning]) => `  ${code}  ${indented(meaning, EXIT_CODE_COLUMN)}`),
    "",
  ].join("\n");
}

/** The option up to its text, which begins in the next line if the option is long. */
function startOfOption(name: string, option: OptionDescription): string {
  const start = `  ${signature(name, option)}  `;
  return start.length > TEXT_COLUMN
    ? `${start.trimEnd()}\n${" ".repeat(TEXT_COLUMN)}`
    : start.padEnd(TEXT_COLUMN);
}

/** `--api NAME`, or `--format json|text` */
function signature(name: string, { choices, value }: OptionDescription): string {
  const placeholder = choices?.join("|") ?? value;
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`;
}
