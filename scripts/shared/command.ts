import { parseArgs } from "node:util";
import { ConfigError } from "../config/config-error.ts";
import { commandLine, rememberOptions } from "./command-line.ts";
import { describeDashes, describeMistake, isDashed } from "./command-line-mistakes.ts";
import { describeError } from "./error-message.ts";
import { EXIT } from "./exit-codes.ts";
import { findOptionKeptByNpm } from "./npm-options.ts";
import { optimizeLater } from "./optimize-later.ts";
import { findValueProblem } from "./option-values.ts";
import { printMessage, printText } from "./output.ts";
import { defaultDirectory, openProject } from "./project.ts";
import { helpOption, usage, type CommandDescription } from "./usage.ts";

export { directoryOptions } from "./directory-options.ts";
export { EXIT };

/** The parsed command line. Each method reads options of one kind by their names. */
export interface Arguments {
  text(name: string): string;
  optional(name: string): string | undefined;
  list(name: string): string[];
  flag(name: string): boolean;
  positionals: string[];
}

/** The command line is invalid. The command prints the message and names its help, and exits with 2. */
export class UsageError extends Error {}

/** The input or the machine has a problem. The command prints the message without a stack, and exits with 1. */
export class CommandError extends Error {
  /** The path that the problem is about, if there is one. */
  readonly file: string | undefined;

  constructor(message: string, file?: string) {
    super(message);
    this.file = file;
  }
}

/** Parses the command line and runs `main`, which returns the exit code. An error is printed and becomes a code too. */
export async function runCommand(
  command: CommandDescription,
  main: (values: Arguments) => Promise<number>,
): Promise<void> {
  const end = (error: unknown) => process.exit(printError(command, error));
  // Node would print the error of a callback as it is, with everything that a page wrote into its message.
  process.once("uncaughtException", end);
  optimizeLater();
  try {
    await openProject();
    const values = await parseCommandLine(command, process.argv.slice(2));
    if (values.flag("help")) printText(await usage(command));
    else process.exitCode = await main(values);
  } catch (error) {
    process.exitCode = printError(command, error);
  } finally {
    process.off("uncaughtException", end);
  }
}

function printError(command: CommandDescription, error: unknown): number {
  if (error instanceof UsageError) {
    const help = commandLine(command.name, "--help");
    printMessage(`${command.name}: ${error.message}\nRun \`${help}\` to see the options.\n`);
    return EXIT.usage;
  }
  const isExpected = error instanceof CommandError || error instanceof ConfigError;
  const text = isExpected ? error.message : describeError(error);
  printMessage(`${command.name}: ${text}\n`);
  return EXIT.problems;
}

async function parseCommandLine(command: CommandDescription, argv: string[]): Promise<Arguments> {
  const mistake = findOptionKeptByNpm(command);
  if (mistake !== undefined) throw new UsageError(mistake);
  const { values, positionals } = await parseStrictly(command, argv);
  const dashed = positionals.find(isDashed);
  if (dashed !== undefined) throw new UsageError(describeDashes(dashed));
  const all = { ...values } as Record<string, string | boolean | (string | boolean)[] | undefined>;
  for (const [name, option] of Object.entries(command.options)) {
    for (const value of [all[name] ?? []].flat()) {
      const problem = findValueProblem(name, option, value);
      if (problem !== undefined) throw new UsageError(problem);
    }
  }
  const list = (name: string) => [all[name] ?? []].flat().map(String);
  rememberOptions(Object.fromEntries(Object.keys(all).map((name) => [name, list(name)])));
  return {
    text: (name) => {
      const usual = command.options[name]?.default;
      return String(all[name] ?? defaultDirectory(name, usual) ?? usual ?? "");
    },
    optional: (name) => (all[name] === undefined ? undefined : String(all[name])),
    list,
    flag: (name) => all[name] === true,
    positionals,
  };
}

async function parseStrictly(command: CommandDescription, argv: string[]) {
  const all = { ...command.options, help: helpOption };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, { type, multiple = false, short }]) => [
      name,
      { type, multiple, ...(short !== undefined && { short }) },
    ]),
  );
  try {
    return parseArgs({ args: argv, options, allowPositionals: command.positionals !== undefined });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(await describeMistake(message, all));
  }
}
