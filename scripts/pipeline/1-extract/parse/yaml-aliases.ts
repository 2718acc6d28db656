import type { Alias, Node } from "yaml";
import { errorAt, type SourceRange } from "./source-range.ts";

/** Nodes that aliases may add to a document: an alias bomb has millions. */
const MAX_ALIASED_NODES = 100_000;

export interface ConversionState {
  source: SourceRange;
  /** The nearest node above of each anchor's name: the package's own look-up walks the whole document each time. */
  anchors: Map<string, Node>;
  targets: Map<Node, Node | undefined>;
  /** Anchored nodes that are being converted, to notice a node that contains itself. */
  open: Set<Node>;
  aliasDepth: number;
  aliasedNodes: number;
}

export function countAliasedNode(state: ConversionState, offset: number): void {
  if (state.aliasDepth === 0) return;
  state.aliasedNodes += 1;
  if (state.aliasedNodes > MAX_ALIASED_NODES) {
    const message = `Aliases expand to more than ${MAX_ALIASED_NODES} nodes.`;
    throw errorAt(state.source, "alias-bomb", message, offset);
  }
}

/** Within a copy, an alias means what it meant where it was written. */
export function resolveAlias(
  alias: Alias,
  { anchors, targets }: ConversionState,
): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, anchors.get(alias.source));
  return targets.get(alias);
}
