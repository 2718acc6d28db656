import type { JsonObject } from "../pipeline/values/json-object.ts";
import { compareItems } from "./array-items.ts";
import {
  type Comparison,
  newChangeGroup,
  type Pair,
  type Place,
  placeAt,
  recordChange,
} from "./comparison.ts";
import { compareDefaults } from "./default-values.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { flattenSchema } from "./flatten-schema.ts";
import { compareNullability } from "./nullability.ts";
import { type PlacedNode, referenceName } from "./placed-node.ts";
import { compareProperties } from "./properties.ts";
import { sharedParents } from "./shared-parents.ts";
import { compareUnions } from "./unions.ts";
import { unwrapSchema, type UnwrappedSchema, withoutWrapper } from "./unwrap-schema.ts";
import { compareValueTypes } from "./value-types.ts";

/** Compares the schemas of one place. Components are compared once per direction, however many places use them. */
export function compareSchemas(
  comparison: Comparison,
  nodes: Pair<PlacedNode>,
  place: Place,
): void {
  const before = unwrapSchema(comparison.base, nodes.before);
  const after = unwrapSchema(comparison.revision, nodes.after);
  const innerPlace = placeAt(place, { before: before.node, after: after.node });
  if (before.reference === undefined || after.reference === undefined) {
    compareDefaults(nodes, place, { before: before.node, after: after.node });
    compareOnce(comparison, { before, after }, innerPlace);
    return;
  }
  const wrappers = {
    before: { nullable: before.isNullableAround, node: nodes.before },
    after: { nullable: after.isNullableAround, node: nodes.after },
  };
  compareNullability(wrappers, place);
  compareDefaults(nodes, place);
  compareReferenced(comparison, { before, after }, innerPlace);
}

/** Compares two components in a group of their own, and notes that the current group uses it. */
function compareReferenced(
  comparison: Comparison,
  { before, after }: Pair<UnwrappedSchema>,
  place: Place,
): void {
  const oldName = referenceName(before.reference ?? "");
  const newName = referenceName(after.reference ?? "");
  if (oldName !== newName) comparison.renames.set(oldName, newName);
  const keyFor = (direction: string) => JSON.stringify([direction, oldName, newName]);
  // A component that operations use has been compared as a request, as a response, or as both.
  const isKnown = ["request", "response"].some((one) => comparison.components.has(keyFor(one)));
  if (place.direction === "both" && isKnown) return;
  const known = comparison.components.get(keyFor(place.direction));
  const group = known ?? newChangeGroup();
  place.group.uses.add(group);
  if (known) return;
  comparison.components.set(keyFor(place.direction), group);
  comparison.comparedNames.add(oldName);
  const location = oldName === newName ? newName : `${oldName} → ${newName}`;
  const targets = { before: withoutWrapper(before), after: withoutWrapper(after) };
  const targetPlace = { ...place, group, location };
  compareDefaults({ before: before.node, after: after.node }, targetPlace);
  compareOnce(comparison, targets, targetPlace);
}

/** Does nothing for a pair that is being compared already, so that circular schemas end. */
function compareOnce(comparison: Comparison, schemas: Pair<UnwrappedSchema>, place: Place): void {
  const pair = `${schemas.before.node.pointer} ${schemas.after.node.pointer}`;
  if (comparison.active.has(pair)) return;
  comparison.active.add(pair);
  compareUnwrapped(comparison, schemas, place);
  comparison.active.delete(pair);
}

function compareUnwrapped(
  comparison: Comparison,
  { before, after }: Pair<UnwrappedSchema>,
  place: Place,
): void {
  const parents = sharedParents({ before: before.node, after: after.node });
  const skipped = new Set(parents.keys());
  const schemas = {
    before: flattenNullable(comparison.base, before, skipped),
    after: flattenNullable(comparison.revision, after, skipped),
  };
  compareNullability(schemas, place);
  if (!schemas.before.deprecated && schemas.after.deprecated) {
    recordChange(place, "deprecated", { message: "is now deprecated" });
  }
  for (const parent of parents.values()) compareSchemas(comparison, parent, place);
  const isUnion = schemas.before.unionMembers.length + schemas.after.unionMembers.length > 0;
  if (isUnion) compareUnions(comparison, schemas, place);
  if (isUnion && !hasOwnTypes(schemas)) return;
  if (!compareValueTypes(schemas, place)) return;
  compareProperties(comparison, schemas, place);
  compareItems(comparison, schemas, place);
}

/** Whether a union has keywords beside its members, such as properties that all members share. */
function hasOwnTypes({ before, after }: Pair<FlatSchema>): boolean {
  return [before, after].some(
    ({ unionMembers, types }) => unionMembers.length > 0 && types.size > 0,
  );
}

function flattenNullable(
  document: JsonObject,
  { node, reference, nullable, isNullableAround }: UnwrappedSchema,
  skipped: ReadonlySet<string>,
): FlatSchema {
  const flat = flattenSchema(document, node, skipped);
  return { ...flat, reference, nullable: flat.nullable || nullable || isNullableAround };
}
