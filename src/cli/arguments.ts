import { parseArgs } from "node:util";
import { parseDuration } from "./duration.ts";
import { refuseKeyArguments } from "./key-arguments.ts";
import { UsageError } from "./usage-error.ts";
import { VENDORS, type Vendor } from "./vendors.ts";

const COMMANDS = ["wait", "watch", "retrieve"] as const;

type CommandName = (typeof COMMANDS)[number];

/** A command line that can be run. */
export interface CommandLine {
  command: CommandName;
  vendor: Vendor;
  /** The kind of task. */
  kind: Vendor["kinds"][string];
  ids: string[];
  /** Whether more ids come from standard input. */
  readsInput: boolean;
  /** In milliseconds. */
  maxWait: number | undefined;
  json: boolean;
  baseUrl: string | undefined;
}

const OPTIONS = {
  vendor: { type: "string" },
  task: { type: "string" },
  "max-wait": { type: "string" },
  "base-url": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The id that means standard input. */
const INPUT = "-";

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(describeMistake(error instanceof Error ? error.message : String(error)));
  }
};

/** Node's message about an option, as a sentence that names the fix. */
const describeMistake = (message: string): string => {
  const [, option = ""] = /'(?:-\w, )?([^ ']+)/.exec(message) ?? [];
  if (message.includes("does not take an argument")) return `${option} takes no value.`;
  if (message.startsWith("Option")) return `${option} needs a value.`;
  const names = Object.keys(OPTIONS).map((name) => `--${name}`);
  return `${option} is not an option. Choose one of ${names.join(", ")}.`;
};

const readChoice = <Value>(name: string, choices: Iterable<[string, Value]>, given?: string) => {
  const values = new Map(choices);
  const value = given === undefined ? undefined : values.get(given);
  if (value !== undefined) return value;
  const problem = given === undefined ? "is missing" : `is "${given}"`;
  throw new UsageError(`${name} ${problem}. Choose one of ${[...values.keys()].join(", ")}.`);
};

const readKind = ({ kinds }: Vendor, name: string, task: string | undefined) => {
  const [first = ""] = Object.keys(kinds);
  const isOnly = Object.keys(kinds).length === 1;
  if (task !== undefined && isOnly) {
    throw new UsageError(`--task does not apply to ${name}, which has one kind of task.`);
  }
  return readChoice("--task", Object.entries(kinds), task ?? first);
};

const readMaxWait = (command: CommandName, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (command === "retrieve") throw new UsageError("--max-wait does not apply to retrieve.");
  const maxWait = parseDuration(text);
  if (maxWait !== undefined) return maxWait;
  throw new UsageError(`--max-wait is "${text}". Give a number with a unit: 90s, 30m or 1h30m.`);
};

const checkId = (id: string): string => {
  if (id !== "" && id !== "." && id !== "..") return id;
  throw new UsageError(`"${id}" is not a task id.`);
};

/** Reads the arguments of the program. Throws a `UsageError` that says how to repair them. */
export const readArguments = (args: string[]): CommandLine | "help" | "version" => {
  refuseKeyArguments(args);
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  if (values.version) return "version";
  const [name, ...ids] = positionals;
  const command = readChoice(
    "The command",
    COMMANDS.map((each) => [each, each]),
    name,
  );
  const vendor = readChoice("--vendor", VENDORS, values.vendor);
  const kind = readKind(vendor, values.vendor ?? "", values.task);
  return {
    command,
    vendor,
    kind,
    ids: ids.filter((id) => id !== INPUT).map(checkId),
    readsInput: ids.length === 0 || ids.includes(INPUT),
    maxWait: readMaxWait(command, values["max-wait"]),
    json: values.json ?? false,
    baseUrl: values["base-url"],
  };
};
