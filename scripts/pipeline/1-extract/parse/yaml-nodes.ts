import { isAlias, isMap, isScalar, type Alias, type Node, type Pair } from "yaml";
import type { Scalar, YAMLMap, YAMLSeq } from "yaml";
import { setOrigin, type Origin, type ParentEntry } from "../../report/origins.ts";
import { errorAt, MAX_DEPTH, tooDeepError } from "./source-range.ts";
import {
  countAliasedNode,
  positionOfNode,
  resolveAlias,
  type ConversionState,
} from "./yaml-aliases.ts";
import {
  duplicateMessage,
  exactValue,
  keyOf,
  refuseEllipsis,
  refuseHalfCharacters,
} from "./yaml-keys.ts";
import { addMergedKeys } from "./yaml-merge-keys.ts";

/** The place of a node in the value that is being built. */
interface Place {
  depth: number;
  parent: ParentEntry | undefined;
}

/** Converts a node of the `yaml` package to a plain value, and records the origin of each object and list. */
export function convertNode(
  node: Node | null | undefined,
  place: Place,
  state: ConversionState,
): unknown {
  if (!node) return null;
  if (place.depth > MAX_DEPTH) throw tooDeepError(positionOfNode(node, state));
  countAliasedNode(node, state);
  if (isAlias(node)) return convertAlias(node, place, state);
  if (node.anchor !== undefined && state.aliasDepth === 0) state.anchors.set(node.anchor, node);
  return isScalar(node) ? convertScalar(node, state) : convertCollection(node, place, state);
}

function convertAlias(alias: Alias, place: Place, state: ConversionState): unknown {
  const target = resolveAlias(alias, state);
  if (!target) {
    const message = `The alias *${alias.source} has no anchor above it. Write the value instead of the alias, or put the text in quotes.`;
    throw errorAt(positionOfNode(alias, state), "yaml-syntax", message);
  }
  state.aliasDepth += 1;
  const value = convertNode(target, place, state);
  state.aliasDepth -= 1;
  return value;
}

function convertScalar(scalar: Scalar, state: ConversionState): unknown {
  refuseHalfCharacters(scalar, state);
  return exactValue(scalar.value);
}

const ALIAS_CYCLE =
  "This node contains an alias that refers to the node itself, so the document would be infinite. Remove the alias.";

/** A map or list that is being converted, and the depth of its entries. */
interface Collection {
  state: ConversionState;
  origin: Origin;
  depth: number;
}

function convertCollection(
  node: Node,
  { depth, parent }: Place,
  state: ConversionState,
): Record<string, unknown> | unknown[] {
  const position = positionOfNode(node, state);
  if (state.open.has(node)) throw errorAt(position, "alias-cycle", ALIAS_CYCLE);
  const { page, start } = state.source;
  const origin: Origin = { page, offset: start + position.offset, entries: new Map(), parent };
  const collection = { state, origin, depth: depth + 1 };
  state.open.add(node);
  // The parser makes no other nodes than scalars, aliases, maps and lists, and no keys or items that are not nodes.
  const value = isMap(node)
    ? convertMap(node as YAMLMap<Node, Node | null>, collection)
    : convertList(node as YAMLSeq<Node | null>, collection);
  state.open.delete(node);
  setOrigin(value, origin);
  return value;
}

function convertMap(
  map: YAMLMap<Node, Node | null>,
  { state, origin, depth }: Collection,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const merges: Pair<Node, Node | null>[] = [];
  for (const pair of map.items) {
    const key = keyOf(pair, state);
    if (key === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
      merges.push(pair);
      continue;
    }
    const position = positionOfNode(pair.key, state);
    const first = origin.entries.get(key);
    if (first !== undefined) {
      throw errorAt(position, "duplicate-key", duplicateMessage(key, state, first));
    }
    origin.entries.set(key, state.source.start + position.offset);
    value[key] = convertNode(pair.value, { depth, parent: { origin, key } }, state);
  }
  for (const pair of merges) {
    const merged = convertNode(pair.value, { depth, parent: { origin, key: "<<" } }, state);
    addMergedKeys({ value, origin }, merged, positionOfNode(pair.key, state));
  }
  return value;
}

function convertList(list: YAMLSeq<Node | null>, { state, origin, depth }: Collection): unknown[] {
  return list.items.map((item, index) => {
    refuseEllipsis(item, state);
    origin.entries.set(index, state.source.start + (item?.range?.[0] ?? 0));
    return convertNode(item, { depth, parent: { origin, key: index } }, state);
  });
}
