import type TypeScript from "typescript";

type TypeNode = TypeScript.TypeNode;

/** The schemas that openapi-typescript passes. The schema of a list may also be a boolean. */
interface ListSchema {
  type?: unknown;
  prefixItems?: unknown;
  items?: unknown;
  minItems?: unknown;
  maxItems?: unknown;
}

type TupleOf = <Item>(schema: ListSchema, typeOf: (item: Item) => TypeNode) => TypeNode | undefined;

/**
 * Caches the type of each list. The generator asks for the type of a property twice, so without a cache the work would
 * double with each nested level.
 */
export function createTupleOf(ts: typeof TypeScript): TupleOf {
  const known = new WeakMap<ListSchema, TypeNode>();
  return (schema, typeOf) => {
    const type = known.get(schema) ?? tupleOf(ts, schema, typeOf);
    if (type) known.set(schema, type);
    return type;
  };
}

/**
 * The type of a list with `prefixItems`. JSON Schema allows a shorter list, unless `minItems` forbids it, and a longer
 * list, unless `items` or `maxItems` forbids it. openapi-typescript ignores both.
 */
function tupleOf<Item>(
  ts: typeof TypeScript,
  schema: ListSchema,
  typeOf: (item: Item) => TypeNode,
): TypeNode | undefined {
  if (schema.type !== "array" || !Array.isArray(schema.prefixItems)) return undefined;
  const minimum = typeof schema.minItems === "number" ? schema.minItems : 0;
  const maximum = typeof schema.maxItems === "number" ? schema.maxItems : Infinity;
  const first = (schema.prefixItems as Item[]).slice(0, maximum); // the generator checks the items
  const elements = first.map((item, index) =>
    index < minimum ? typeOf(item) : ts.factory.createOptionalTypeNode(typeOf(item)),
  );
  if (schema.items !== false && maximum > first.length) {
    const rest = typeOf((schema.items ?? true) as Item); // `true` is the schema of any value
    elements.push(ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(rest)));
  }
  return ts.factory.createTupleTypeNode(elements);
}
