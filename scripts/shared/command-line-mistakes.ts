import type { OptionDescription } from "./usage.ts";

type Options = Readonly<Record<string, OptionDescription>>;

/** Node's message about the command line, as one sentence that names the fix. */
export async function describeMistake(message: string, options: Options): Promise<string> {
  const [, option = ""] = /'(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
  if (message.includes("argument missing")) return `${option} needs a value`;
  if (message.includes("argument is ambiguous")) {
    return `${option} needs a value; write ${option}=VALUE if the value begins with a dash`;
  }
  if (message.includes("does not take an argument")) return `${option} takes no value`;
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? [];
  if (unknown !== undefined) return describeUnknown(unknown, options);
  const [, extra] = /^Unexpected argument '([^']+)'/.exec(message) ?? [];
  if (extra !== undefined && isDashed(extra)) return describeDashes(extra);
  if (extra !== undefined) {
    const hint = options["api"] ? ` To choose an API, write --api ${extra}.` : "";
    return `Unexpected argument "${extra}".${hint}`;
  }
  return message.split(/\.\s/, 1)[0] ?? message;
}

/** Whether an argument is an option that was written as a name. By convention, `-` is standard input. */
export function isDashed(argument: string): boolean {
  return argument.startsWith("-") && argument !== "-";
}

/** Only npm removes the `--` between its own options and those of a script. */
export function describeDashes(option: string): string {
  return `${option} comes after \`--\`, which ends the options. Leave \`--\` out.`;
}

async function describeUnknown(option: string, options: Options): Promise<string> {
  const nearest = await findNearest(option.replace(/^-+/, ""), Object.keys(options));
  const hint = nearest === undefined ? "" : ` Did you mean --${nearest}?`;
  return `Unknown option ${option}.${hint}`;
}

/** The option whose name begins with the word or is almost the same, if there is one. */
async function findNearest(word: string, names: string[]): Promise<string | undefined> {
  const start = names.find((name) => word !== "" && name.startsWith(word));
  if (start !== undefined) return start;
  // Loaded only for a mistake: a command should start at once.
  const { nearest } = await import("./nearest.ts");
  return nearest(word, names);
}
