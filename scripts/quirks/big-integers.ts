import type { Context, Quirk } from "../pipeline/normalize.ts";
import { isObject } from "../pipeline/walk.ts";

/**
 * The page writes an integer that no JavaScript number can hold. It is copied digit by digit; the types, and a client
 * that parses it, have the nearest number.
 * Seen: ReadMe (ClickUp).
 */
export const bigIntegers: Quirk = {
  id: "big-integers",
  summary: "an integer is larger than a JavaScript number holds exactly",
  visit: {
    document({ value: document }, context) {
      reportAll(document, context);
    },
  },
};

function reportAll(value: unknown, context: Context): void {
  if (!isObject(value) && !Array.isArray(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === "bigint") {
      const message = `${child} is beyond 2^53: a JavaScript number is not exact.`;
      context.report("info", value, Array.isArray(value) ? Number(key) : key, message);
    } else reportAll(child, context);
  }
}
