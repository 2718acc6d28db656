import { join } from "node:path";
import { isSeq, LineCounter, type Document } from "yaml";
import { isObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { parseYaml } from "../shared/parse-yaml.ts";
import { readTextIfExists } from "../shared/read-file.ts";

/** One entry of `known-problems.yaml`. */
interface KnownProblem {
  fingerprint: string;
  reason: string;
  /** The line of the entry, counted from 1. */
  line: number;
}

export interface KnownProblems {
  file: string;
  entries: KnownProblem[];
  /** The file as it is, with its comments. */
  document: Document;
}

const PLACEHOLDER = /^(?:todo\b.*|…|\.\.\.)$/i;

/** Reads the known problems of an API. Without a file there are no entries. */
export function readKnownProblems(specs: string, api: string): KnownProblems {
  const file = join(specs, api, "known-problems.yaml");
  const lineCounter = new LineCounter();
  const document = parseFile(file, lineCounter);
  const list = document.get("accepted");
  if (list !== undefined && !isSeq(list)) {
    throw new CommandError(`${file}: \`accepted\` must be a list`, file);
  }
  const lines = list?.items.map((item) => lineCounter.linePos(startOf(item)).line) ?? [];
  return { file, document, entries: readEntries(file, document.toJS() as unknown, lines) };
}

function parseFile(file: string, lineCounter: LineCounter): Document {
  const text = readTextIfExists(file) ?? "";
  try {
    // Every scalar stays text: a fingerprint may consist of digits.
    return parseYaml(text, { schema: "failsafe", lineCounter });
  } catch (error) {
    throw new CommandError(`Cannot read ${file}: ${messageOf(error)}`, file);
  }
}

function startOf(item: unknown): number {
  const { range } = item as { range?: [number, number, number] | null }; // every node has a range
  return range?.[0] ?? 0;
}

function readEntries(file: string, content: unknown, lines: number[]): KnownProblem[] {
  const { accepted = [] } = isObject(content) ? content : {};
  const entries = Array.isArray(accepted) ? (accepted as unknown[]) : [];
  const read = entries.map((entry, index) => readEntry(file, entry, lines[index] ?? 1));
  const names = read.map(({ fingerprint }) => fingerprint);
  const repeated = read.find(({ fingerprint }, index) => names.indexOf(fingerprint) !== index);
  if (repeated) {
    const { line, fingerprint } = repeated;
    throw new CommandError(`${file}:${line}: ${fingerprint} is accepted twice; remove one`, file);
  }
  return read;
}

function readEntry(file: string, entry: unknown, line: number): KnownProblem {
  const { fingerprint, reason } = isObject(entry) ? entry : {};
  if (typeof fingerprint !== "string") {
    throw new CommandError(`${file}:${line}: an accepted problem needs a \`fingerprint\``, file);
  }
  const text = typeof reason === "string" ? reason.trim() : "";
  if (text === "" || PLACEHOLDER.test(text)) {
    const message = `the accepted problem ${fingerprint} needs a \`reason\``;
    throw new CommandError(`${file}:${line}: ${message}`, file);
  }
  return { fingerprint, reason: text, line };
}
