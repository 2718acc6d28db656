import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, objectAt } from "../pipeline/values/json-object.ts";

/**
 * The page describes no response of an operation, or only errors. Generators conclude that a call never succeeds with a
 * body. A webhook or callback is the reader's own, so it stays as it is.
 * Seen: not on the pages measured so far; OpenAPI 3.1 allows it.
 */
export const undocumentedSuccess: Quirk = {
  id: "undocumented-success",
  summary: "Added an open response to an operation that has no successful one.",
  // Another page or the overlay may describe the response.
  after: "merging",
  visit: {
    operation({ value: operation, key, parent: pathItem }, context) {
      const isCalled = pathItem?.parent?.kind === "paths";
      if (!isObject(operation) || Object.hasOwn(operation, "$ref") || !isCalled) return;
      const responses = objectAt(operation, "responses");
      const statuses = Object.keys(responses).filter((status) => !status.startsWith("x-"));
      if (key === "head" || statuses.some((status) => !ERROR.test(status))) return;
      const response = { description: "", content: { "*/*": { schema: {} } } };
      if (statuses.length > 0) context.set(responses, "2XX", response, MESSAGE);
      else context.set(operation, "responses", { ...responses, default: response }, MESSAGE);
    },
  },
};

const ERROR = /^[45]..$/;

const MESSAGE =
  "The page does not describe a successful response, so its type is unknown. Add the response in the overlay.";
