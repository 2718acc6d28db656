import type { PlacedNode } from "./placed-node.ts";

/** The parts of a schema that decide its TypeScript type, with every `allOf` merged in. */
export interface FlatSchema {
  /** The schema as the document has it. */
  node: PlacedNode;
  /** Without `null`. An empty set means `unknown`. */
  types: Set<string>;
  nullable: boolean;
  /** The values of `enum` or `const`, without null. */
  values: unknown[] | undefined;
  format: string | undefined;
  deprecated: boolean;
  properties: Map<string, PlacedNode>;
  required: Set<string>;
  /** The schema of properties that are not listed, if they are allowed. */
  additional: PlacedNode | undefined;
  /** Whether the schema has `additionalProperties: false`. */
  isClosed: boolean;
  items: PlacedNode | undefined;
  prefixItems: PlacedNode[];
  /** The members of `oneOf` or `anyOf`, without null. */
  unionMembers: PlacedNode[];
}

export function emptyFlatSchema(node: PlacedNode): FlatSchema {
  return {
    node,
    types: new Set(),
    nullable: false,
    values: undefined,
    format: undefined,
    deprecated: false,
    properties: new Map(),
    required: new Set(),
    additional: undefined,
    isClosed: false,
    items: undefined,
    prefixItems: [],
    unionMembers: [],
  };
}
