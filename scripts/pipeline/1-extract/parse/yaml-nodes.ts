import { isAlias, isMap, isScalar, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { setOrigin, type Origin } from "../../report/origins.ts";
import { errorAt, MAX_DEPTH, tooDeepError } from "./source-range.ts";
import { countAliasedNode, resolveAlias, type ConversionState } from "./yaml-aliases.ts";
import { duplicateMessage, exactValue, keyOf, refuseHalfCharacters } from "./yaml-keys.ts";

/** A node of the `yaml` package as a plain value, each object and list with its origin. */
export function convertNode(
  node: Node | null | undefined,
  state: ConversionState,
  depth: number,
  parent: Origin["parent"] | undefined,
): unknown {
  if (!node) return null;
  const offset = node.range?.[0] ?? 0;
  if (depth > MAX_DEPTH) {
    throw tooDeepError(state.source, offset);
  }
  countAliasedNode(state, offset);
  if (isAlias(node))
    return convertAlias(resolveAlias(node, state), node.source, offset, state, depth, parent);
  if (node.anchor !== undefined && state.aliasDepth === 0) state.anchors.set(node.anchor, node);
  if (isScalar(node)) refuseHalfCharacters(node, state);
  if (isScalar(node)) return exactValue(node.value);
  if (state.open.has(node)) {
    throw errorAt(
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

function convertAlias(
  target: Node | undefined,
  name: string,
  offset: number,
  state: ConversionState,
  depth: number,
  parent: Origin["parent"] | undefined,
): unknown {
  if (!target)
    throw errorAt(state.source, "yaml-syntax", `The alias *${name} has no anchor.`, offset);
  state.aliasDepth += 1;
  const value = convertNode(target, state, depth, parent);
  state.aliasDepth -= 1;
  return value;
}

function convertMap(
  node: Node,
  state: ConversionState,
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
      throw errorAt(state.source, "duplicate-key", duplicateMessage(key, state, first), at);
    }
    origin.entries.set(key, state.source.start + at);
    value[key] = convertNode(pair.value, state, depth + 1, { origin, key });
  }
  for (const pair of merges) mergeInto(value, pair, origin, state, depth);
  return value;
}

/** `<<: *base` gives the keys of another map, except those that the map has itself. */
function mergeInto(
  value: Record<string, unknown>,
  pair: Pair<Node, Node | null>,
  origin: Origin,
  state: ConversionState,
  depth: number,
): void {
  const at = pair.key.range?.[0] ?? 0;
  const parts: unknown[] = [
    convertNode(pair.value, state, depth + 1, { origin, key: "<<" }),
  ].flat();
  for (const part of parts) {
    if (typeof part !== "object" || part === null || Array.isArray(part))
      throw errorAt(state.source, "yaml-syntax", "The merge key `<<` needs a map.", at);
    for (const [key, child] of Object.entries(part)) {
      if (Object.hasOwn(value, key)) continue;
      origin.entries.set(key, state.source.start + at);
      value[key] = child;
    }
  }
}

function convertList(node: Node, state: ConversionState, depth: number, origin: Origin): unknown[] {
  return (node as YAMLSeq<Node | null>).items.map((item, index) => {
    origin.entries.set(index, state.source.start + (item?.range?.[0] ?? 0));
    return convertNode(item, state, depth + 1, { origin, key: index });
  });
}
