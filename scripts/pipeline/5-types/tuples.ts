import type TypeScript from "typescript";

type TypeNode = TypeScript.TypeNode;

/** What openapi-typescript takes a schema for; a schema of a list may also be a boolean. */
interface ListSchema {
  type?: unknown;
  prefixItems?: unknown;
  items?: unknown;
  minItems?: unknown;
  maxItems?: unknown;
}

type TupleOf = <Item>(schema: ListSchema, typeOf: (item: Item) => TypeNode) => TypeNode | undefined;

/** Gives the type of each list once: the generator asks twice for a property, which would double with each level. */
export function createTupleOf(ts: typeof TypeScript): TupleOf {
  const known = new WeakMap<ListSchema, TypeNode>();
  return (schema, typeOf) => {
    const type = known.get(schema) ?? tupleOf(ts, schema, typeOf);
    if (type) known.set(schema, type);
    return type;
  };
}

/**
 * The type of a list whose first entries have schemas of their own. By JSON Schema they may be missing unless `minItems`
 * says otherwise, and anything may follow them unless `items` or `maxItems` does; openapi-typescript knows neither.
 */
function tupleOf<Item>(
  ts: typeof TypeScript,
  schema: ListSchema,
  typeOf: (item: Item) => TypeNode,
): TypeNode | undefined {
  if (schema.type !== "array" || !Array.isArray(schema.prefixItems)) return;
  const least = typeof schema.minItems === "number" ? schema.minItems : 0;
  const most = typeof schema.maxItems === "number" ? schema.maxItems : Infinity;
  const first = (schema.prefixItems as Item[]).slice(0, most); // the generator checks what stands in it
  const elements = first.map((item, index) =>
    index < least ? typeOf(item) : ts.factory.createOptionalTypeNode(typeOf(item)),
  );
  if (schema.items !== false && most > first.length) {
    const rest = typeOf((schema.items ?? true) as Item); // `true`: whatever it is
    elements.push(ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(rest)));
  }
  return ts.factory.createTupleTypeNode(elements);
}
