import {
  type Comparison,
  type Pair,
  type Place,
  placeAt,
  placeInside,
  recordChange,
} from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";
import { compareFlags } from "./property-flags.ts";
import { compareSchemas } from "./schemas.ts";
import { typeName } from "./type-name.ts";

interface Property {
  schema: PlacedNode | undefined;
  isRequired: boolean;
}

interface ComparedProperty extends Pair<Property> {
  /** The old schema of all properties that are not listed. */
  unlisted: PlacedNode | undefined;
}

export function compareProperties(
  comparison: Comparison,
  schemas: Pair<FlatSchema>,
  place: Place,
): void {
  const { before, after } = schemas;
  if (![before, after].some(({ types }) => types.has("object"))) return;
  for (const name of new Set([...namesOf(before), ...namesOf(after)])) {
    const property = { before: propertyOf(before, name), after: propertyOf(after, name) };
    const nodes = { before: property.before.schema, after: property.after.schema };
    const inner = { ...property, unlisted: before.additional };
    compareProperty(comparison, inner, placeInside(place, pathOf(name), nodes));
  }
  compareAdditional(comparison, schemas, place);
}

/** A required name may have its schema in a parent that is compared separately. */
function namesOf({ properties, required }: FlatSchema): string[] {
  return [...properties.keys(), ...required];
}

function propertyOf({ inherited }: FlatSchema, name: string): Property {
  return { schema: inherited.properties.get(name), isRequired: inherited.required.has(name) };
}

function pathOf(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`;
}

function compareProperty(
  comparison: Comparison,
  { before, after, unlisted }: ComparedProperty,
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
    compareWithUnlisted(comparison, { before: unlisted, after: after.schema }, place);
    return;
  }
  if (!before.isRequired && after.isRequired) {
    recordChange(place, "property-became-required", { message: "is now required" });
  }
  if (before.isRequired && !after.isRequired) {
    recordChange(place, "property-became-optional", { message: "is now optional" });
  }
  if (before.schema && after.schema) {
    const schemas = { before: before.schema, after: after.schema };
    compareFlags(schemas, place);
    compareSchemas(comparison, schemas, place);
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
    const keyPlace = placeInside(place, "[key]", schemas);
    compareSchemas(comparison, schemas, keyPlace);
  } else if (after.additional) {
    const message = "can now have properties that are not listed";
    const newPlace = placeAt(place, { after: after.additional });
    recordChange(newPlace, "additional-properties-allowed", { message });
  } else if (before.additional) {
    const message = "can no longer have properties that are not listed";
    const oldPlace = placeAt(place, { before: before.additional });
    recordChange(oldPlace, "additional-properties-forbidden", { message });
  }
}

/** Existing code may use the property as one that is not listed. */
function compareWithUnlisted(
  comparison: Comparison,
  { before, after }: { before: PlacedNode | undefined; after: PlacedNode },
  place: Place,
): void {
  const isTyped = before !== undefined && Object.keys(asObject(before.value)).length > 0;
  if (isTyped) compareSchemas(comparison, { before, after }, place);
}
