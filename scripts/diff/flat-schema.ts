import type { PlacedNode } from "./placed-node.ts";

/** The parts of a schema that decide its TypeScript type, with every `allOf` merged in. */
export interface FlatSchema {
  /** The schema as the document has it. */
  node: PlacedNode;
  /** The reference that leads to the schema, if only one side has a reference. */
  reference?: string | undefined;
  /** Without `null`. An empty set means `unknown`. */
  types: Set<string>;
  nullable: boolean;
  /** The values of `enum` or `const`, without null. */
  values: unknown[] | undefined;
  format: string | undefined;
  /** Whether the type is `Blob`. */
  isBlob: boolean;
  deprecated: boolean;
  properties: Map<string, PlacedNode>;
  required: Set<string>;
  /** The same with the parts that are left out because they are compared separately. */
  inherited: { properties: Map<string, PlacedNode>; required: Set<string> };
  /** The schema of properties that are not listed, if they are allowed. */
  additional: PlacedNode | undefined;
  list: ListShape;
  /** The members of `oneOf` or `anyOf`, without null. */
  unionMembers: PlacedNode[];
}

/** The entries of a list. Only a list with `prefixItems` has limits in its type. */
export interface ListShape {
  /** The entries with a schema of their own. */
  first: PlacedNode[];
  /** The schema of all other entries. Absent if there are no others. */
  rest: PlacedNode | undefined;
  minimum: number;
}
