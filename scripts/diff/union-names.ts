import { cappedList } from "./capped-list.ts";
import { asList, asObject, child, children, type PlacedNode } from "./placed-node.ts";
import { literal, typeName } from "./type-name.ts";
import { typeOfValue } from "./value-set.ts";

const SHOWN_NAMES = 3;

/** `Task`, `string`, or `kind: "video"` for an object with a constant. It stays when the member gets a property or a value. */
export function memberName(member: PlacedNode): string {
  return constantsOf(member).sort().join(", ") || typeName(withoutValues(member.value));
}

/** Tells the members of a union apart, whatever the order of their properties and the values of their enums are. */
export function memberIdentity(member: PlacedNode): string {
  const name = memberName(member);
  return name === "object" ? propertyNames(member).sort().join(", ") : name;
}

/** `Task`, `string`, or `object with id, name` */
export function describeMember(member: PlacedNode): string {
  const type = typeName(member.value);
  const names = propertyNames(member);
  if (type !== "object" || names.length === 0) return type;
  return `object with ${constantsOf(member).join(", ") || cappedList(names, SHOWN_NAMES)}`;
}

function constantsOf(member: PlacedNode): string[] {
  return children(child(member, "properties")).flatMap(([name, { value }]) => {
    const schema = asObject(value);
    const values = Object.hasOwn(schema, "const") ? [schema.const] : asList(schema.enum);
    return values.length === 1 ? [`${name}: ${literal(values[0])}`] : [];
  });
}

function propertyNames(member: PlacedNode): string[] {
  return Object.keys(asObject(child(member, "properties").value));
}

/** The schema with the types of its values in place of an enum, also inside a list. */
function withoutValues(schema: unknown): unknown {
  const { enum: values, items, ...rest } = asObject(schema);
  if (Array.isArray(values)) return { type: [...new Set(values.map(typeOfValue))].sort() };
  return items === undefined ? schema : { ...rest, items: withoutValues(items) };
}
