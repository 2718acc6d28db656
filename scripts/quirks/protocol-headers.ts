import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page lists `Content-Type` or `Accept` among the parameters; OpenAPI ignores them there, since the media types of
 * the bodies say it. Generators would have every caller pass them.
 * Seen: ReadMe (ClickUp).
 */
export const protocolHeaders: Quirk = {
  id: "protocol-headers",
  summary: "Removed a header parameter that the media types already imply.",
  visit: { operation: dropHeaders, pathItem: dropHeaders },
};

function dropHeaders({ value }: Node, context: Context): void {
  if (!isObject(value)) return;
  context.removeItems(value, "parameters", (item) => isImplied(resolve(context.document, item)));
}

function isImplied(parameter: unknown): boolean {
  return (
    isObject(parameter) &&
    parameter["in"] === "header" &&
    /^(accept|content-type|content-length)$/i.test(String(parameter["name"]))
  );
}
