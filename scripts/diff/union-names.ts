import { cappedList } from "./capped-list.ts";
import { asList, asObject, child, children, type PlacedNode } from "./placed-node.ts";
import { literal, typeName } from "./type-name.ts";

const SHOWN_NAMES = 3;

/** `Task`, `string`, or `kind: "video"` for an object with a constant. It stays when the object gets a property. */
export function memberName(member: PlacedNode): string {
  return constantsOf(member).join(", ") || typeName(member.value);
}

/** `Task`, `string`, or `object with id, name` */
export function describeMember(member: PlacedNode): string {
  const type = typeName(member.value);
  const names = Object.keys(asObject(child(member, "properties").value));
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
