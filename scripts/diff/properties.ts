import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";
import type { PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";
import { typeName } from "./type-name.ts";

interface Property {
  schema: PlacedNode | undefined;
  isRequired: boolean;
}

export function compareProperties(
  comparison: Comparison,
  schemas: Pair<FlatSchema>,
  place: Place,
): void {
  const { before, after } = schemas;
  for (const name of new Set([...namesOf(before), ...namesOf(after)])) {
    const property = { before: propertyOf(before, name), after: propertyOf(after, name) };
    const pointer = property.after.schema?.pointer;
    compareProperty(comparison, property, placeInside(place, pathOf(name), pointer));
  }
  compareAdditional(comparison, schemas, place);
}

/** A required name may have its schema in a parent that is compared separately. */
function namesOf({ properties, required }: FlatSchema): string[] {
  return [...properties.keys(), ...required];
}

function propertyOf({ properties, required }: FlatSchema, name: string): Property {
  return { schema: properties.get(name), isRequired: required.has(name) };
}

function pathOf(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`;
}

function compareProperty(
  comparison: Comparison,
  { before, after }: Pair<Property>,
  place: Place,
): void {
  if (before.schema && !after.schema) {
    const type = typeName(before.schema.value);
    recordChange(place, "property-removed", { message: "was removed", before: type });
    return;
  }
  if (!before.schema && after.schema) {
    const type = typeName(after.schema.value);
    const kind = after.isRequired ? "required-property-added" : "property-added";
    const message = after.isRequired ? "was added and is required" : "was added";
    recordChange(place, kind, { message, after: type });
    return;
  }
  if (!before.isRequired && after.isRequired) {
    recordChange(place, "property-became-required", { message: "is now required" });
  }
  if (before.isRequired && !after.isRequired) {
    recordChange(place, "property-became-optional", { message: "is now optional" });
  }
  if (before.schema && after.schema) {
    compareSchemas(comparison, { before: before.schema, after: after.schema }, place);
  }
}

/** Properties that are not listed: `additionalProperties`. */
function compareAdditional(
  comparison: Comparison,
  { before, after }: Pair<FlatSchema>,
  place: Place,
): void {
  if (before.additional && after.additional) {
    const schemas = { before: before.additional, after: after.additional };
    const keyPlace = placeInside(place, "[key]", after.additional.pointer);
    compareSchemas(comparison, schemas, keyPlace);
  } else if (after.additional) {
    const message = "can now have properties that are not listed";
    recordChange(place, "additional-properties-allowed", { message });
  } else if (before.additional) {
    const message = "can no longer have properties that are not listed";
    recordChange(place, "additional-properties-forbidden", { message });
  }
}
