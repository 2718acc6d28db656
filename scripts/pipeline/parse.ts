import { isAlias, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Alias, Document, Node, Scalar, Pair, YAMLMap, YAMLSeq } from "yaml";
import { parseFastJson } from "./fast-json.ts";
import { parseFastYaml } from "./fast-yaml.ts";
import { setOrigin, type Origin } from "./origins.ts";
import type { Page } from "./page.ts";
import { DocumentError } from "./problems.ts";
import { Unusual } from "./unusual.ts";

/** Deeper than any published document; bounds the recursion of every later step. */
const MAX_DEPTH = 200;
/** Beyond it, the package takes more than two seconds; the longest published document has half as many. */
const MAX_LENGTH = 500_000;
const TOO_LONG = `The document is longer than ${MAX_LENGTH} characters and no plain YAML or JSON: write it without anchors, flow maps, tags and quoted texts of several lines.`;
/** Nodes that aliases may add to a document: an alias bomb has millions. */
const MAX_ALIASED_NODES = 100_000;

/** Where a text lies in its page. */
export interface Source {
  page: Page;
  start: number;
  end: number;
}

interface State {
  source: Source;
  /** The nearest node above of each anchor's name: the package's own look-up walks the whole document each time. */
  anchors: Map<string, Node>;
  targets: Map<Node, Node | undefined>;
  /** Anchored nodes that are being converted, to notice a node that contains itself. */
  open: Set<Node>;
  aliasDepth: number;
  aliasedNodes: number;
}

/**
 * Parses YAML or JSON to plain values and remembers where each stands. An alias becomes a copy, so that the value is
 * a tree. Throws a `DocumentError` on a syntax error, a duplicate key, a cycle, an alias bomb and `__proto__`.
 */
export function parseSource(source: Source): unknown {
  const text = source.page.text.slice(source.start, source.end);
  const value = parseFast(text, source);
  return value === undefined ? parseWhole(source) : value;
}

/** What documentation generators write is read in a fraction of the time; nothing, when it is something else. */
function parseFast(text: string, { page, start }: Source): unknown {
  try {
    const isJson = /^\s*[{[]/.test(text);
    const value = isJson
      ? parseFastJson(text, page, start, MAX_DEPTH)
      : parseFastYaml(text, page, start, MAX_DEPTH);
    return value;
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    return undefined;
  }
}

export function parseWhole(source: Source): unknown {
  const text = source.page.text.slice(source.start, source.end);
  const document = parseYaml(text, source);
  const [error] = document.errors;
  if (error?.message.startsWith("Maximum call stack")) throw tooDeep(source, error.pos[0]);
  if (error) throw failure(source, "yaml-syntax", firstLine(error.message), error.pos[0]);
  const state: State = {
    source,
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    aliasDepth: 0,
    aliasedNodes: 0,
  };
  return convert(document.contents, state, 0, undefined);
}

function parseYaml(text: string, source: Source): Document.Parsed {
  if (text.length > MAX_LENGTH) throw failure(source, "too-long", TOO_LONG, 0);
  if (isTooDeep(text)) throw tooDeep(source, 0);
  try {
    return parseDocument(text, {
      uniqueKeys: false,
      lineCounter: new LineCounter(),
      prettyErrors: false,
      intAsBigInt: true,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(source, 0);
  }
}

function tooDeep(source: Source, offset: number): DocumentError {
  return failure(source, "too-deep", `The document nests deeper than ${MAX_DEPTH} levels.`, offset);
}

/**
 * The `yaml` package has no limit of its own: it ends the process, or takes minutes. Brackets within texts count too,
 * so the limit is far from what a document that is no attack can reach.
 */
function isTooDeep(text: string): boolean {
  if (/(?:[-?:] +){100}/.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : depth > 0 ? -1 : 0;
    if (depth > 10 * MAX_DEPTH) return true;
  }
  return false;
}

function convert(
  node: Node | null | undefined,
  state: State,
  depth: number,
  parent: Origin["parent"] | undefined,
): unknown {
  if (!node) return null;
  const offset = node.range?.[0] ?? 0;
  if (depth > MAX_DEPTH) {
    throw tooDeep(state.source, offset);
  }
  countAliased(state, offset);
  if (isAlias(node))
    return convertAlias(targetOf(node, state), node.source, offset, state, depth, parent);
  if (node.anchor !== undefined && state.aliasDepth === 0) state.anchors.set(node.anchor, node);
  if (isScalar(node)) refuseHalfCharacters(node, state);
  if (isScalar(node)) return exactValue(node.value);
  if (state.open.has(node)) {
    throw failure(
      state.source,
      "alias-cycle",
      "An alias refers to a node that contains it.",
      offset,
    );
  }
  const origin: Origin = {
    page: state.source.page,
    offset: state.source.start + offset,
    entries: new Map(),
  };
  if (parent) origin.parent = parent;
  state.open.add(node);
  const value = isMap(node)
    ? convertMap(node, state, depth, origin)
    : convertList(node, state, depth, origin);
  state.open.delete(node);
  setOrigin(value, origin);
  return value;
}

/** An integer beyond 2^53 stays a bigint, since a number would be another one. */
function exactValue(value: unknown): unknown {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const HALF_CHARACTER =
  "The text holds half a character (a lone surrogate), which no file can keep: it was cut off in the middle. Remove it.";

function refuseHalfCharacters({ value, range }: Scalar, { source }: State): void {
  if (typeof value === "string" && /\p{Surrogate}/u.test(value))
    throw failure(source, "half-character", HALF_CHARACTER, range?.[0] ?? 0);
}

function countAliased(state: State, offset: number): void {
  if (state.aliasDepth === 0) return;
  state.aliasedNodes += 1;
  if (state.aliasedNodes > MAX_ALIASED_NODES) {
    const message = `Aliases expand to more than ${MAX_ALIASED_NODES} nodes.`;
    throw failure(state.source, "alias-bomb", message, offset);
  }
}

/** Within a copy, an alias means what it meant where it was written. */
function targetOf(alias: Alias, { anchors, targets }: State): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, anchors.get(alias.source));
  return targets.get(alias);
}

function convertAlias(
  target: Node | undefined,
  name: string,
  offset: number,
  state: State,
  depth: number,
  parent: Origin["parent"] | undefined,
): unknown {
  if (!target)
    throw failure(state.source, "yaml-syntax", `The alias *${name} has no anchor.`, offset);
  state.aliasDepth += 1;
  const value = convert(target, state, depth, parent);
  state.aliasDepth -= 1;
  return value;
}

function convertMap(
  node: Node,
  state: State,
  depth: number,
  origin: Origin,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const merges: Pair<Node, Node | null>[] = [];
  for (const pair of (node as YAMLMap<Node, Node | null>).items) {
    const key = keyOf(pair, state);
    const at = pair.key.range?.[0] ?? 0;
    if (key === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
      merges.push(pair);
      continue;
    }
    if (Object.hasOwn(value, key)) {
      const first = origin.entries.get(key) ?? 0;
      throw failure(state.source, "duplicate-key", duplicateMessage(key, state, first), at);
    }
    origin.entries.set(key, state.source.start + at);
    value[key] = convert(pair.value, state, depth + 1, { origin, key });
  }
  for (const pair of merges) mergeInto(value, pair, origin, state, depth);
  return value;
}

/** `<<: *base` gives the keys of another map, except those that the map has itself. */
function mergeInto(
  value: Record<string, unknown>,
  pair: Pair<Node, Node | null>,
  origin: Origin,
  state: State,
  depth: number,
): void {
  const at = pair.key.range?.[0] ?? 0;
  const parts: unknown[] = [convert(pair.value, state, depth + 1, { origin, key: "<<" })].flat();
  for (const part of parts) {
    if (typeof part !== "object" || part === null || Array.isArray(part))
      throw failure(state.source, "yaml-syntax", "The merge key `<<` needs a map.", at);
    for (const [key, child] of Object.entries(part)) {
      if (Object.hasOwn(value, key)) continue;
      origin.entries.set(key, state.source.start + at);
      value[key] = child;
    }
  }
}

function keyOf(pair: Pair<Node, unknown>, state: State): string {
  const key = isAlias(pair.key) ? targetOf(pair.key, state) : pair.key;
  const offset = pair.key.range?.[0] ?? 0;
  if (isScalar(pair.key) && pair.key.anchor !== undefined)
    state.anchors.set(pair.key.anchor, pair.key);
  if (!isScalar(key))
    throw failure(state.source, "yaml-syntax", "A key is not a plain word.", offset);
  // The word as written: `200` and `1.0` are no numbers when they are keys.
  const word = key.source ?? String(key.value);
  if (word === "__proto__") {
    const message =
      "The key `__proto__` is refused: no JavaScript object can hold it safely. Rename it on the page.";
    throw failure(state.source, "unsafe-key", message, offset);
  }
  return word;
}

function duplicateMessage(key: string, state: State, first: number): string {
  const line = state.source.page.text.slice(0, first).split("\n").length;
  return `The key "${key}" stands here a second time; the first is on line ${line}. Keep one.`;
}

function convertList(node: Node, state: State, depth: number, origin: Origin): unknown[] {
  return (node as YAMLSeq<Node | null>).items.map((item, index) => {
    origin.entries.set(index, state.source.start + (item?.range?.[0] ?? 0));
    return convert(item, state, depth + 1, { origin, key: index });
  });
}

function failure(source: Source, rule: string, message: string, offset: number): DocumentError {
  return new DocumentError({
    rule,
    message,
    at: { page: source.page, offset: source.start + offset },
  });
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
