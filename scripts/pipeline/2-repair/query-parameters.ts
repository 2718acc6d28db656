import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

/** Adds the parameters of a query, such as `mode=fast&limit={limit}`, that an operation does not have. */
export function addQueryParameters(operation: JsonObject, query: string, context: Context): void {
  const known = listAt(operation, "parameters");
  const names = new Set(known.filter(isObject).map((parameter) => parameter["name"]));
  const parameters = [...new URLSearchParams(query)].map(parameterOf);
  const missing = parameters.filter(({ name }) => !names.has(name));
  if (missing.length > 0) context.set(operation, "parameters", [...known, ...missing]);
}

function parameterOf([name, value]: [string, string]) {
  const isOpen = value === "" || /^\{.*\}$/.test(value);
  const schema = isOpen ? { type: "string" } : { type: "string", enum: [value] };
  return { name, in: "query", required: !isOpen, schema };
}
