import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { camelCase } from "../pipeline/openapi/identifiers.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page says `info.version: endpoint_embed/v2/tasks.retrieve`. That is not a version but the operation's path
 * in the vendor's SDK. It is unique within the API, while the document's own `operationId` is only its last word.
 * Seen: Fern, its old generator.
 */
export const endpointVersion: Quirk = {
  id: "endpoint-version",
  summary: "Took the `operationId` from the SDK path in `info.version`.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || !isObject(document["info"]) || !isObject(document["paths"]))
        return;
      const path = /^endpoint_(.+)$/.exec(textOf(document["info"]["version"] ?? ""))?.[1];
      if (!path) return;
      const message =
        "The generator of this page leaves out limits, examples and deprecations, so they are unknown.";
      context.report("info", document["info"], "version", message);
      const operations = operationsOf(document);
      const [operation] = operations;
      if (operation && operations.length === 1)
        context.set(operation, "operationId", camelCase(path));
    },
  },
};
