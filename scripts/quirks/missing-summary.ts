import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The operation has no summary. It gets the first line of its description if that is short, otherwise its method
 * and path.
 * Seen: Mintlify (Z.ai).
 */
export const missingSummary: Quirk = {
  id: "missing-summary",
  summary: "Added a summary to an operation that lacks one.",
  after: "merging",
  visit: {
    operation({ value: operation, key, parent }, context) {
      if (!isObject(operation)) return;
      const { summary, description } = operation;
      if (typeof summary === "string" && summary !== "") return;
      const [line = ""] = textOf(description ?? "")
        .trim()
        .split("\n", 1);
      const isUsable = line !== "" && line.length <= MAX_LENGTH;
      const methodAndPath = `${String(key).toUpperCase()} ${String(parent?.key)}`;
      context.set(operation, "summary", isUsable ? line : methodAndPath);
    },
  },
};

const MAX_LENGTH = 80;
