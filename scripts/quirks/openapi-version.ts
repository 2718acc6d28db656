import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page uses OpenAPI 3.0 or 3.2, but the later phases support only 3.1. Each difference between the versions
 * has its own quirk, which looks at the keyword and not at the version.
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
