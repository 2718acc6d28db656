import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page lists `Content-Type` or `Accept` as a parameter. OpenAPI ignores them there, because they follow from
 * the media types of the bodies. Generators would require every caller to pass them.
 * Seen: ReadMe (ClickUp).
 */
export const protocolHeaders: Quirk = {
  id: "protocol-headers",
  summary: "Removed a header parameter that the media types already imply.",
  visit: { operation: removeHeaders, pathItem: removeHeaders },
};

function removeHeaders({ value }: Node, context: Context): void {
  if (!isObject(value)) return;
  context.removeItems(value, "parameters", (item) => isImplied(resolve(context.document, item)));
}

function isImplied(parameter: unknown): boolean {
  return (
    isObject(parameter) &&
    parameter["in"] === "header" &&
    /^(accept|content-type|content-length)$/i.test(textOf(parameter["name"]))
  );
}
