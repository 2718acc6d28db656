import { isSameJson } from "../pipeline/values/canonical-json.ts";
import type { ChangeKind } from "./api-change.ts";
import { type Pair, type Place, recordChange } from "./comparison.ts";
import { compareEnumValues } from "./enum-values.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { compareFormats } from "./format-keyword.ts";
import { referenceName } from "./placed-node.ts";
import { typeName } from "./type-name.ts";

/** Compares `type`, `enum` and `format`. False if the types differ so much that their parts cannot be compared. */
export function compareValueTypes({ before, after }: Pair<FlatSchema>, place: Place): boolean {
  const kind = typeChange({ before: before.types, after: after.types });
  if (kind) {
    const [oldType, newType] = [before, after].map(nameOf);
    const message = `changed from ${oldType} to ${newType}`;
    const identity = [before, after].map(({ types }) => [...types].sort());
    recordChange(place, kind, { message, before: oldType, after: newType, identity });
    if (kind === "type-changed" || before.types.size === 0 || after.types.size === 0) return false;
  }
  compareEnumValues({ before: before.values, after: after.values }, place);
  compareFormats({ before, after }, place);
  return true;
}

/** The name of an object that a reference leads to, because every object has the same type name. */
function nameOf({ node, reference }: FlatSchema): string {
  const name = typeName(node.value);
  return name === "object" && reference !== undefined ? referenceName(reference) : name;
}

function typeChange(types: Pair<Set<string>>): ChangeKind | undefined {
  const isWider = !isWithin(types.after, types.before);
  const isNarrower = !isWithin(types.before, types.after);
  if (!isWider && !isNarrower) return undefined;
  const numberChange = numberChangeOf(types);
  if (numberChange) return numberChange;
  if (isWider && isNarrower) return "type-changed";
  return isWider ? "type-widened" : "type-narrowed";
}

/** An empty set means `unknown`, which includes every type. */
function isWithin(inner: Set<string>, outer: Set<string>): boolean {
  if (outer.size === 0) return true;
  if (inner.size === 0) return false;
  return [...inner].every((type) => type === "never" || outer.has(type));
}

/** Both are `number` in TypeScript, so a change between them is not a change of the type. */
function numberChangeOf({ before, after }: Pair<Set<string>>): ChangeKind | undefined {
  if (!isSameJson(typesInTypeScript(before), typesInTypeScript(after))) {
    return undefined;
  }
  return after.has("number") ? "integer-became-number" : "number-became-integer";
}

function typesInTypeScript(types: Set<string>): string[] {
  const names = [...types].map((type) => (type === "integer" ? "number" : type));
  return [...new Set(names)].sort();
}
