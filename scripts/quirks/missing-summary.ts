import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The operation has no summary. The first line of its description is one when it is short; else the method and the
 * path say what is known.
 * Seen: Mintlify (Z.ai).
 */
export const missingSummary: Quirk = {
  id: "missing-summary",
  summary: "Added a summary to an operation that has none.",
  after: "merging",
  visit: {
    operation({ value: operation, key, parent }, context) {
      if (
        !isObject(operation) ||
        (typeof operation["summary"] === "string" && operation["summary"] !== "")
      )
        return;
      const [line = ""] = String(operation["description"] ?? "")
        .trim()
        .split("\n", 1);
      const isShort = line !== "" && line.length <= MAX_LENGTH;
      context.set(
        operation,
        "summary",
        isShort ? line : `${String(key).toUpperCase()} ${String(parent?.key)}`,
      );
    },
  },
};

const MAX_LENGTH = 80;
