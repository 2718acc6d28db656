import type { ListShape } from "./flat-schema.ts";
import { asObject, child, listItems, type PlacedNode } from "./placed-node.ts";

/** The entries of a list, as its type has them: `maxItems` cuts entries off, and limits count beside `prefixItems` only. */
export function listShapeOf(parts: readonly PlacedNode[]): ListShape {
  const tuple = parts.find(({ value }) => Array.isArray(asObject(value).prefixItems));
  if (!tuple) return { first: [], rest: itemsOf(parts), minimum: 0 };
  const { minItems, maxItems, items } = asObject(tuple.value);
  const maximum = typeof maxItems === "number" ? maxItems : Infinity;
  const first = listItems(tuple, "prefixItems").slice(0, maximum);
  const isOpen = items !== false && maximum > first.length;
  return {
    first,
    rest: isOpen ? itemsOf([tuple]) : undefined,
    minimum: Math.min(typeof minItems === "number" ? minItems : 0, first.length),
  };
}

/** Without `items`, and for `items: false` without `prefixItems`, the type of the entries is unknown. */
function itemsOf(parts: readonly PlacedNode[]): PlacedNode {
  const holder = parts.find(({ value }) => asObject(value).items !== undefined);
  const items = holder && child(holder, "items");
  return items && items.value !== false ? items : { value: {}, pointer: parts[0]?.pointer ?? "" };
}
