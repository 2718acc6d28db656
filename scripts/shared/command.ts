import { parseArgs } from "node:util";
import { helpOption, usage, type CommandDescription, type OptionDescription } from "./usage.ts";

export interface Arguments {
  text(name: string): string;
  optional(name: string): string | undefined;
  list(name: string): string[];
  flag(name: string): boolean;
  positionals: string[];
}

/** The command line is wrong: exit code 2, with the usage. */
export class UsageError extends Error {}

/** Something is wrong with the input or the machine: exit code 1, the message alone. */
export class CommandError extends Error {}

export const EXIT = { done: 0, problems: 1, usage: 2 } as const;

export const folderOptions = {
  specs: { type: "string", value: "DIR", default: "specs", help: "folder with one folder an API" },
  out: {
    type: "string",
    value: "DIR",
    default: "generated",
    help: "folder that holds the generated files",
  },
  api: {
    type: "string",
    value: "NAME",
    multiple: true,
    help: "only this API; may be given more than once",
  },
} as const satisfies Record<string, OptionDescription>;

/** Parses the command line, runs `main` and turns what it answers or throws into an exit code. */
export async function runCommand(
  command: CommandDescription,
  main: (values: Arguments) => Promise<number>,
): Promise<void> {
  try {
    const values = parseCommandLine(command, process.argv.slice(2));
    if (values.flag("help")) process.stdout.write(usage(command));
    else process.exitCode = await main(values);
  } catch (error) {
    process.exitCode = report(command, error);
  }
}

function report(command: CommandDescription, error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${command.name}: ${error.message}\n\n${usage(command)}`);
    return EXIT.usage;
  }
  if (!(error instanceof CommandError) && !isSystemError(error)) throw error;
  process.stderr.write(`${command.name}: ${error.message}\n`);
  return EXIT.problems;
}

/** A file or folder that cannot be read or written: the message names it, a stack says no more. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function parseCommandLine(command: CommandDescription, argv: string[]): Arguments {
  const { values, positionals } = parseStrictly(command, argv);
  const all = { ...values } as Record<string, string | boolean | (string | boolean)[] | undefined>;
  for (const [name, option] of Object.entries(command.options)) {
    for (const value of [all[name] ?? []].flat()) checkValue(name, option, value);
  }
  return {
    text: (name) => String(all[name] ?? command.options[name]?.default ?? ""),
    optional: (name) => (all[name] === undefined ? undefined : String(all[name])),
    list: (name) => [all[name] ?? []].flat().map(String),
    flag: (name) => all[name] === true,
    positionals,
  };
}

function parseStrictly(command: CommandDescription, argv: string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: helpOption }).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  );
  try {
    return parseArgs({ args: argv, options, allowPositionals: command.positionals !== undefined });
  } catch (error) {
    throw new UsageError(firstSentence(error instanceof Error ? error.message : String(error)));
  }
}

function firstSentence(message: string): string {
  return message.split(/\.\s/, 1)[0] ?? message;
}

function checkValue(name: string, option: OptionDescription, value: unknown): void {
  if (value === "") throw new UsageError(`--${name} needs a value that is not empty`);
  if (option.choices && !option.choices.includes(String(value))) {
    throw new UsageError(
      `--${name} is one of ${option.choices.join(", ")}; got "${String(value)}"`,
    );
  }
}
