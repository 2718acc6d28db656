import type { Alias, Node } from "yaml";
import { errorAt, type SourcePosition, type SourceRange } from "./source-range.ts";

/** The limit for nodes that aliases add to a document. An alias bomb adds millions. */
const MAX_ALIASED_NODES = 100_000;

/** The state of the conversion of one document from nodes of the `yaml` package. */
export interface ConversionState {
  source: SourceRange;
  /** The latest node with each anchor. The package's own look-up walks the whole document every time. */
  anchors: Map<string, Node>;
  /** The target of each alias that was converted, because a copy of an alias keeps its target. */
  targets: Map<Node, Node | undefined>;
  /** The nodes that are being converted, to detect a node that contains itself. */
  open: Set<Node>;
  /** How many aliases are being expanded, one inside the other. */
  aliasDepth: number;
  aliasedNodes: number;
}

export function positionOfNode(node: Node, { source }: ConversionState): SourcePosition {
  return { source, offset: node.range?.[0] ?? 0 };
}

/** Counts a node that an alias adds, and throws if there are too many. */
export function countAliasedNode(node: Node, state: ConversionState): void {
  if (state.aliasDepth === 0) return;
  state.aliasedNodes += 1;
  if (state.aliasedNodes <= MAX_ALIASED_NODES) return;
  const message = `Aliases expand to more than ${MAX_ALIASED_NODES} nodes. Remove aliases that repeat large nodes.`;
  throw errorAt(positionOfNode(node, state), "alias-bomb", message);
}

/** The node that an alias refers to. An alias inside a copy refers to the same node as in the original. */
export function resolveAlias(
  alias: Alias,
  { anchors, targets }: ConversionState,
): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, anchors.get(alias.source));
  return targets.get(alias);
}
