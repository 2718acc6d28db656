import { type Comparison, inside, type Place, record } from "./comparison.ts";
import { compareSchemas } from "./schemas.ts";
import type { Shape } from "./shape.ts";
import { typeName } from "./type-name.ts";

export function compareProperties(
  comparison: Comparison,
  before: Shape,
  after: Shape,
  place: Place,
): void {
  for (const name of namesOf(before, after)) {
    const [old, now] = [before.properties.get(name), after.properties.get(name)];
    const at = inside(place, propertyPath(name), now?.pointer);
    if (old && !now) {
      record(at, "property-removed", { message: "is gone", before: typeName(old.value) });
    } else if (!old && now) {
      recordAdded(at, after.required.has(name), typeName(now.value));
    } else {
      compareRequired(before.required.has(name), after.required.has(name), at);
      if (old && now) compareSchemas(comparison, old, now, at);
    }
  }
  compareExtra(comparison, before, after, place);
}

/** Also the names that are required alone: their schema stands in a parent. */
function namesOf(...shapes: Shape[]): Set<string> {
  return new Set(shapes.flatMap((shape) => [...shape.properties.keys(), ...shape.required]));
}

function propertyPath(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`;
}

function recordAdded(place: Place, isRequired: boolean, type: string): void {
  if (isRequired) {
    record(place, "required-property-added", { message: `is new, and required`, after: type });
  } else {
    record(place, "property-added", { message: `is new`, after: type });
  }
}

function compareRequired(before: boolean, after: boolean, place: Place): void {
  if (before === after) return;
  if (after) record(place, "property-became-required", { message: "is required now" });
  else record(place, "property-became-optional", { message: "is optional now" });
}

function compareExtra(comparison: Comparison, before: Shape, after: Shape, place: Place): void {
  if (before.extra && after.extra) {
    const at = inside(place, "[key]", after.extra.pointer);
    compareSchemas(comparison, before.extra, after.extra, at);
  } else if (after.extra) {
    const message = "may have properties that are not listed";
    record(place, "additional-properties-allowed", { message });
  } else if (before.extra) {
    const message = "has no properties now but those listed";
    record(place, "additional-properties-forbidden", { message });
  }
}
