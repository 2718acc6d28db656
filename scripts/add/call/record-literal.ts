import { isObject } from "../../pipeline/values/json-object.ts";
import { objectLiteral } from "./source-text.ts";
import { isOnlyNull, propertiesOf, type TypesReader } from "./types-reader.ts";
import type { WantedValue } from "./wanted-value.ts";

type PrintValue = (reader: TypesReader, wanted: WantedValue) => string | undefined;

/** openapi-fetch takes a property that can only be `null` for one that requests must not have. */
const NULL = "null as never";

/** Prints all required properties, and the optional ones of the example. Drops those that the type does not have. */
export function recordLiteral(
  reader: TypesReader,
  { type, example, depth }: WantedValue,
  printValue: PrintValue,
): string | undefined {
  if (example !== undefined && !isObject(example)) return undefined;
  const given = new Map(Object.entries(example ?? {}));
  const properties = new Map(propertiesOf(reader, type).map((item) => [item.name, item]));
  const [index] = reader.checker.getIndexInfosOfType(type);
  const names = new Set([...given.keys(), ...properties.keys()]);
  const entries: [name: string, value: string][] = [];
  for (const name of names) {
    const { type: propertyType, isOptional = true } = properties.get(name) ?? { type: index?.type };
    if (!propertyType || (isOptional && !given.has(name))) continue;
    const property = { type: propertyType, example: given.get(name), depth: depth + 1 };
    const text = isOnlyNull(reader, propertyType) ? NULL : printValue(reader, property);
    if (text !== undefined) entries.push([name, text]);
    else if (!isOptional) return undefined;
  }
  return objectLiteral(entries);
}
