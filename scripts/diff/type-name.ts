import { asList, asRecord, refName, refOf } from "./document.ts";

const SHOWN_VALUES = 6;

/** A schema in the words of TypeScript, short enough for one line of a report. */
export function typeName(schema: unknown): string {
  const names = schema === false ? ["never"] : parts(asRecord(schema));
  return [...new Set(names)].join(" | ") || "unknown";
}

function parts(schema: Record<string, unknown>): string[] {
  const ref = refOf(schema);
  if (ref !== undefined) return [refName(ref)];
  if (Object.hasOwn(schema, "const")) return [literal(schema.const)];
  if (Array.isArray(schema.enum)) return literals(schema.enum);
  const members = [...asList(schema.oneOf), ...asList(schema.anyOf)];
  if (members.length > 0) return members.slice(0, SHOWN_VALUES).map(shallowName);
  const types = typeof schema.type === "string" ? [schema.type] : asList(schema.type).map(String);
  const named = types.map((type) => (type === "array" ? arrayName(schema.items) : type));
  if (schema.nullable === true) named.push("null");
  if (named.length === 0 && asList(schema.allOf).length > 0) {
    return [asList(schema.allOf).map(shallowName).join(" & ")];
  }
  return named;
}

function arrayName(items: unknown): string {
  const name = shallowName(items);
  return name.includes(" ") ? `(${name})[]` : `${name}[]`;
}

/** One level of an untrusted document is enough for a message. */
function shallowName(schema: unknown): string {
  const { oneOf, anyOf, allOf, items, ...own } = asRecord(schema);
  const isNested = [oneOf, anyOf, allOf].some(Array.isArray);
  return isNested ? "…" : typeName(schema === false ? schema : own);
}

export function literal(value: unknown): string {
  return JSON.stringify(value) ?? "undefined";
}

export function literals(values: unknown[]): string[] {
  const shown = values.slice(0, SHOWN_VALUES).map(literal);
  return values.length > SHOWN_VALUES ? [...shown, "…"] : shown;
}
