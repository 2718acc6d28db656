import { type Arguments, UsageError } from "../shared/command.ts";

const MAX_RATE = 1000;
const API_NAME = /^[a-z0-9][a-z0-9._-]*$/i;

/** Options that a second run for the same API needs again, with their values. */
const REPEATED = ["specs", "out", "api", "rate", "cache"];

export function readRate(values: Arguments): number {
  const text = values.text("rate");
  const rate = Number(text);
  if (rate > 0 && rate <= MAX_RATE) return rate;
  throw new UsageError(`--rate must be a number of requests, at most ${MAX_RATE}; got "${text}"`);
}

export function readApiName(values: Arguments): string {
  const name = values.optional("api");
  if (name === undefined) throw new UsageError("--api is missing; pass the name of the API");
  if (API_NAME.test(name)) return name;
  throw new UsageError(
    `--api must start with a letter or digit and contain only letters, digits, ".", "_" and "-"; got "${name}"`,
  );
}

/** The options of this run that a run for its other pages needs, as they are written on a command line. */
export function repeatOptions(values: Arguments): string {
  const repeated = REPEATED.flatMap((name) => {
    const value = values.optional(name);
    return value === undefined ? [] : [`--${name} ${toWord(value)}`];
  });
  return [...repeated, ...(values.flag("allow-http") ? ["--allow-http"] : [])].join(" ");
}

/** A word of a command line, in quotes if a shell could split or change it. */
export function toWord(text: string): string {
  return /^[\w./:@%+=,~-]+$/.test(text) ? text : JSON.stringify(text);
}
