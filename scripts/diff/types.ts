import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import type { ChangeKind } from "./change.ts";
import { type Place, record } from "./comparison.ts";
import type { Shape } from "./shape.ts";
import { literal, literals, typeName } from "./type-name.ts";

interface Schemas {
  before: unknown;
  after: unknown;
}

/** Compares what a schema is; true when both are alike enough to go on inside. */
export function compareTypes(before: Shape, after: Shape, schemas: Schemas, place: Place): boolean {
  const kind = typeChange(before.types, after.types);
  if (kind) {
    const [old, now] = [typeName(schemas.before), typeName(schemas.after)];
    record(place, kind, { message: `was ${old}, is ${now} now`, before: old, after: now });
    if (kind === "type-changed" || before.types.size === 0 || after.types.size === 0) return false;
  }
  compareValues(before.values, after.values, place);
  compareFormats(before.format, after.format, place);
  return true;
}

function typeChange(before: Set<string>, after: Set<string>): ChangeKind | undefined {
  const isWider = !isWithin(after, before);
  const isNarrower = !isWithin(before, after);
  if (isWider && isNarrower) return onlyNumbersDiffer(before, after) ?? "type-changed";
  if (isWider) return onlyNumbersDiffer(before, after) ?? "type-widened";
  if (isNarrower) return onlyNumbersDiffer(before, after) ?? "type-narrowed";
  return undefined;
}

/** No type at all is `unknown`, which everything fits into. */
function isWithin(inner: Set<string>, outer: Set<string>): boolean {
  if (outer.size === 0) return true;
  if (inner.size === 0) return false;
  return [...inner].every((type) => type === "never" || outer.has(type));
}

function onlyNumbersDiffer(before: Set<string>, after: Set<string>): ChangeKind | undefined {
  const asNumbers = (types: Set<string>) =>
    [...new Set([...types].map((type) => (type === "integer" ? "number" : type)))].sort();
  if (canonicalJson(asNumbers(before)) !== canonicalJson(asNumbers(after))) return undefined;
  return after.has("number") ? "integer-became-number" : "number-became-integer";
}

function compareValues(
  before: unknown[] | undefined,
  after: unknown[] | undefined,
  place: Place,
): void {
  if (before && after) {
    for (const value of without(before, after)) {
      record(place, "enum-value-removed", {
        message: `is never ${literal(value)} now`,
        before: value,
      });
    }
    for (const value of without(after, before)) {
      record(place, "enum-value-added", { message: `may be ${literal(value)} now`, after: value });
    }
  } else if (after) {
    const message = `is one of a fixed list now: ${literals(after).join(", ")}`;
    record(place, "enum-closed", { message, after });
  } else if (before) {
    record(place, "enum-opened", { message: "has no fixed list of values now", before });
  }
}

function without(values: unknown[], others: unknown[]): unknown[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => !known.has(canonicalJson(value)));
}

function compareFormats(before: string | undefined, after: string | undefined, place: Place): void {
  if (before === after) return;
  const details = { ...(before && { before }), ...(after && { after }) };
  if (before === "binary" || after === "binary") {
    const message = after === "binary" ? "is binary now" : "is no longer binary";
    record(place, "binary-changed", { message, ...details });
  } else if (before !== undefined && after !== undefined) {
    const message = `has the format ${after} now, not ${before}`;
    record(place, "format-changed", { message, ...details });
  } else if (after !== undefined) {
    record(place, "format-added", { message: `says its format now: ${after}`, ...details });
  } else {
    record(place, "format-removed", { message: `no longer has the format ${before}`, ...details });
  }
}
