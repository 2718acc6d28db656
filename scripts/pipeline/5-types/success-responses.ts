import type { Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";

/**
 * `default` covers every status that is not listed. Clients take it for the response of an error, so the only response
 * of an operation is also written as the successful one.
 */
export function writeSuccess({ kind, value: responses }: Node): void {
  if (kind !== "responses" || !isObject(responses)) return;
  const isOnly = Object.keys(responses).join() === "default";
  if (isOnly) responses["2XX"] = structuredClone(responses["default"]);
}
