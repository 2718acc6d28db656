import { isBodyPart, requestBodyOf } from "../pipeline/2-repair/body-parameters.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, listAt, objectAt } from "../pipeline/values/json-object.ts";
import { escapeSegment, resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page has a body or form fields as parameters, as in Swagger 2.0, in a document of OpenAPI 3. Generators refuse
 * such a parameter. It becomes the request body of an operation that has none.
 * Seen: not on the pages measured so far; documents that were upgraded by hand.
 */
export const bodyParameters: Quirk = {
  id: "body-parameters",
  summary: "Made a request body from the parameters in `body` or `formData`.",
  // The type of a parameter is in its schema by then.
  after: "repairs",
  visit: {
    pathItem({ value: item }, context) {
      if (!isObject(item)) return;
      const targetOf = (parameter: unknown) => resolve(context.document, parameter);
      const used = new Set<unknown>();
      for (const operation of operationsOf(item)) {
        const listed = [...listAt(operation, "parameters"), ...listAt(item, "parameters")];
        const body = requestBodyOf(operation, listed.map(targetOf).filter(isObject));
        if (!body || Object.hasOwn(operation, "requestBody")) continue;
        context.set(operation, "requestBody", body.requestBody);
        for (const part of body.parts) used.add(part);
        context.removeItems(operation, "parameters", (part) => used.has(targetOf(part)));
      }
      context.removeItems(item, "parameters", (part) => used.has(targetOf(part)));
    },
    components({ value: components }, context) {
      const parameters = objectAt(components, "parameters");
      for (const name of Object.keys(parameters).filter((key) => isBodyPart(parameters[key]))) {
        const reference = `#/components/parameters/${escapeSegment(name)}`;
        const isUsed = canonicalJson(context.document).includes(JSON.stringify(reference));
        if (!isUsed) context.remove(parameters, name);
      }
    },
  },
};
