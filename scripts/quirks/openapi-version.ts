import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page is written in OpenAPI 3.0 or 3.2; all that follows knows 3.1 alone. What 3.1 says in other words has quirks
 * of its own, each of which goes by its keyword and not by this version.
 * Seen: ReadMe, GitBook, Apidog, Mintlify (3.0).
 */
export const openapiVersion: Quirk = {
  id: "openapi-version",
  summary: "Changed the OpenAPI version of the document to 3.1.1.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || !Object.hasOwn(document, "openapi")) return;
      const version = document["openapi"];
      if (typeof version !== "string" || !/^3\.1\.\d+$/.test(version))
        context.set(document, "openapi", "3.1.1");
    },
  },
};
