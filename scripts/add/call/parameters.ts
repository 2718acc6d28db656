import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { exampleValue } from "./example-value.ts";
import { parametersOf, type Operation } from "./operation.ts";
import { objectLiteral } from "./source-text.ts";
import { propertiesOf, typeBelow, type TypesReader } from "./types-reader.ts";
import { valueText } from "./value-text.ts";

/** Printed in this order. */
const PLACES = ["path", "query", "header", "cookie"];

/** The placeholder for headers, whose values cannot contain "…". */
const HEADER_EXAMPLE = "...";

/** The required parameters as the option `params` of openapi-fetch; `undefined` if there are none. */
export function paramsLiteral(reader: TypesReader, operation: Operation): string | undefined {
  const { path, method } = operation;
  const parent = typeBelow(reader, reader.paths, [path, method, "parameters"]);
  const groups = parent ? propertiesOf(reader, parent) : [];
  const entries = PLACES.flatMap((place): [string, string][] => {
    const group = groups.find(({ name }) => name === place);
    if (!group || group.isOptional) return [];
    const example = requiredExamples(operation, place);
    return [[place, valueText(reader, [path, method, "parameters", place], example)]];
  });
  return entries.length === 0 ? undefined : objectLiteral(entries);
}

/** The examples of the required parameters in one place. */
export function requiredExamples(operation: Operation, place: string): JsonObject {
  const required = parametersOf(operation).filter(
    (parameter) => parameter["in"] === place && parameter["required"] === true,
  );
  return Object.fromEntries(
    required.map((parameter) => [
      String(parameter["name"]),
      exampleValue(operation.document, parameter) ?? placeholderFor(place),
    ]),
  );
}

function placeholderFor(place: string): string | undefined {
  return place === "header" || place === "cookie" ? HEADER_EXAMPLE : undefined;
}
