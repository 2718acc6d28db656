import { parse } from "yaml";
import { findFences } from "../pipeline/1-extract/fences.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { toPointer, type Key } from "../pipeline/values/json-pointer.ts";
import { KEYS, SCALARS } from "./dictionary.ts";
import type { Random } from "./random.ts";

interface Entry {
  container: JsonObject | unknown[];
  key: Key;
  path: Key[];
}

type TreeMutation = (entry: Entry, random: Random, entries: Entry[]) => void;

/** Changes values of the longest code block of a page, or of a whole file, and writes them as JSON. */
export function mutateTree(text: string, random: Random): string {
  const { start, end } = longestBlock(text);
  const tree = parseTree(text.slice(start, end));
  if (tree === undefined) return text;
  const count = 1 + random.below(4);
  for (let done = 0; done < count; done += 1) {
    const entries = [...entriesOf(tree, [])];
    if (entries.length > 0) random.pick(treeMutations)(random.pick(entries), random, entries);
  }
  return `${text.slice(0, start)}${writeTree(tree)}\n${text.slice(end)}`;
}

function longestBlock(text: string): { start: number; end: number } {
  const blocks = findFences(text).map(({ contentStart, contentEnd }) => ({
    start: contentStart,
    end: contentEnd,
  }));
  if (blocks.length === 0) return { start: 0, end: text.length };
  return blocks.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
}

function parseTree(text: string): object | undefined {
  try {
    const tree: unknown = parse(text, { logLevel: "silent", maxAliasCount: 100 });
    return typeof tree === "object" && tree !== null ? tree : undefined;
  } catch {
    return undefined;
  }
}

/** A cycle cannot arise, because every mutation inserts copies. */
function writeTree(tree: object): string {
  return JSON.stringify(
    tree,
    (_, value: unknown) => (typeof value === "bigint" ? String(value) : value),
    2,
  );
}

function* entriesOf(container: object, path: Key[]): Generator<Entry> {
  for (const key of Object.keys(container)) {
    const own = [...path, key];
    yield { container: container as JsonObject, key, path: own }; // a list also takes string keys
    const value: unknown = Reflect.get(container, key);
    if (typeof value === "object" && value !== null) yield* entriesOf(value, own);
  }
}

function valueOf({ container, key }: Entry): unknown {
  return Reflect.get(container, key);
}

function put({ container, key }: Entry, value: unknown): void {
  Object.defineProperty(container, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function referenceTo({ path }: Entry): JsonObject {
  return { $ref: `#${toPointer(path)}` };
}

function chooseComponent(random: Random, entries: Entry[]): Entry {
  const components = entries.filter(({ path }) => path[0] === "components" && path.length === 3);
  return random.pick(components.length > 0 ? components : entries);
}

const WRAPPERS = ["allOf", "anyOf", "oneOf", "items", "not", "properties", "additionalProperties"];

function wrap(value: unknown, keyword: string): JsonObject {
  if (/Of$/.test(keyword)) return { [keyword]: [value, { type: "string" }] };
  return { [keyword]: keyword === "properties" ? { a: value } : value };
}

const treeMutations: readonly TreeMutation[] = [
  (entry) => void Reflect.deleteProperty(entry.container, entry.key),
  (entry, random) => put(entry, random.pick(SCALARS)),
  (entry, random, entries) => put(entry, structuredClone(valueOf(random.pick(entries)))),
  (entry, random, entries) => put(entry, referenceTo(chooseComponent(random, entries))),
  (entry, random, entries) => put(entry, referenceTo(random.pick(entries))),
  (entry, random) => put(entry, wrap(valueOf(entry), random.pick(WRAPPERS))),
  (entry) => put(entry, [valueOf(entry)]),
  (entry, random) => {
    put({ ...entry, key: random.pick(KEYS) }, valueOf(entry));
    Reflect.deleteProperty(entry.container, entry.key);
  },
  (entry, random, entries) => {
    const value = valueOf(entry);
    if (!isObject(value)) return;
    const addition = random.isOneIn(2) ? random.pick(SCALARS) : valueOf(random.pick(entries));
    put({ container: value, key: random.pick(KEYS), path: [] }, structuredClone(addition));
  },
];
