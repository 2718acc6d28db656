import type TypeScript from "typescript";
import { isObject } from "../../pipeline/values/json-object.ts";
import { recordLiteral } from "./record-literal.ts";
import { scalarLiteral } from "./scalar-literal.ts";
import { arrayLiteral, jsonLiteral, quote } from "./source-text.ts";
import type { TypesReader } from "./types-reader.ts";
import type { WantedValue } from "./wanted-value.ts";

/** Nesting to print. It ends a type that contains itself. */
const MAX_DEPTH = 12;

/** Items of an array to print. */
const MAX_ITEMS = 3;

/** Prints a value: the example as far as it fits the type, and placeholders for the rest. `undefined` if there is none. */
export function valueLiteral(reader: TypesReader, wanted: WantedValue): string | undefined {
  return literal(reader, wanted) ?? literal(reader, { ...wanted, example: undefined });
}

/** Returns `undefined` also for an example that does not fit. */
function literal(reader: TypesReader, wanted: WantedValue): string | undefined {
  const { TypeFlags } = reader.ts;
  const { type, example, depth } = wanted;
  if (depth > MAX_DEPTH) return undefined;
  if (type.flags & (TypeFlags.Any | TypeFlags.Unknown))
    return example === undefined ? quote("…") : jsonLiteral(example);
  if (type.isUnion() && !(type.flags & TypeFlags.Boolean))
    return unionLiteral(reader, type.types, wanted);
  if (isList(reader, type)) return listLiteral(reader, wanted);
  if (type.symbol?.name === "Blob") return `new Blob([${quote("…")}])`;
  if (isRecord(reader, type)) return recordLiteral(reader, wanted, valueLiteral);
  return scalarLiteral(reader, type, example);
}

function isList({ checker }: TypesReader, type: TypeScript.Type): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** Whether values are objects. An intersection with another type than that of an object has no values. */
function isRecord(reader: TypesReader, type: TypeScript.Type): boolean {
  if (type.isIntersection()) return type.types.every((part) => isRecord(reader, part));
  return (type.flags & reader.ts.TypeFlags.Object) !== 0 && !isList(reader, type);
}

/** The value of the member that shares the most properties with the example; `null` only if nothing else is allowed. */
function unionLiteral(
  reader: TypesReader,
  members: readonly TypeScript.Type[],
  { example, depth }: WantedValue,
): string | undefined {
  const keys = isObject(example) ? Object.keys(example) : [];
  const score = (member: TypeScript.Type) => {
    if (member.flags & reader.ts.TypeFlags.Null) return -1;
    return keys.filter((key) => reader.checker.getPropertyOfType(member, key)).length;
  };
  const ranked = members.toSorted((a, b) => score(b) - score(a));
  for (const type of ranked) {
    const text = literal(reader, { type, example, depth: depth + 1 });
    if (text !== undefined) return text;
  }
  return undefined;
}

/** An array has the first items of the example, or one placeholder. A tuple has its required items only. */
function listLiteral(
  reader: TypesReader,
  { type, example, depth }: WantedValue,
): string | undefined {
  if (example !== undefined && !Array.isArray(example)) return undefined;
  const given = (example ?? []) as unknown[]; // `isArray` narrows to any[]
  const itemTypes = reader.checker.getTypeArguments(type as TypeScript.TypeReference); // lists are references
  const isTuple = reader.checker.isTupleType(type);
  const length = isTuple ? requiredLength(type) : Math.min(example?.length ?? 1, MAX_ITEMS);
  const texts = Array.from({ length }, (_, index) => {
    const itemType = isTuple ? itemTypes[index] : itemTypes[0];
    const item = { example: given[index], depth: depth + 1 };
    return itemType && valueLiteral(reader, { type: itemType, ...item });
  });
  const known = texts.filter((text) => text !== undefined);
  return isTuple && known.length < length ? undefined : arrayLiteral(known);
}

function requiredLength(type: TypeScript.Type): number {
  return (type as TypeScript.TupleTypeReference).target.minLength; // the caller has checked that it is a tuple
}
