import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";
import { describeMember, memberIdentity, memberName } from "./union-names.ts";
import { pairMembers } from "./union-members.ts";

export function compareUnions(
  comparison: Comparison,
  schemas: Pair<FlatSchema>,
  place: Place,
): void {
  const members = { before: membersOf(schemas.before), after: membersOf(schemas.after) };
  const { pairs, removed, added } = pairMembers(comparison, members);
  const names = new Map<string, number>();
  for (const pair of pairs) {
    const name = memberName(pair.after);
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    const uniqueName = count === 1 ? name : `${name} ${count}`;
    compareSchemas(comparison, pair, placeInside(place, `<${uniqueName}>`, pair));
  }
  for (const member of removed) {
    const type = describeMember(member);
    recordChange(place, "union-member-removed", {
      message: `can no longer be ${type}`,
      before: type,
      identity: memberIdentity(member),
    });
  }
  for (const member of added) {
    const type = describeMember(member);
    recordChange(place, "union-member-added", {
      message: `can now be ${type}`,
      after: type,
      identity: memberIdentity(member),
    });
  }
}

/** A schema that became a union, or was one, is compared as a union with one member. */
function membersOf({ unionMembers, node }: FlatSchema): PlacedNode[] {
  return unionMembers.length > 0 ? unionMembers : [withoutNull(node)];
}

/** The nullability of the whole schema has been compared already. */
function withoutNull({ value, pointer }: PlacedNode): PlacedNode {
  const { nullable: _, ...schema } = asObject(value);
  if (Array.isArray(schema.type)) schema.type = schema.type.filter((type) => type !== "null");
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.filter((entry) => entry !== null);
  return { value: schema, pointer };
}
