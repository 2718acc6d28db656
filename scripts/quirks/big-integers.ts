import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";

/**
 * The page contains an integer that no JavaScript number can hold. It is copied digit by digit. The types, and a
 * client that parses it, have the nearest number.
 * Seen: ReadMe (ClickUp).
 */
export const bigIntegers: Quirk = {
  id: "big-integers",
  summary: "An integer is too large for a JavaScript number to hold exactly.",
  visit: {
    document({ value: document }, context) {
      reportBigIntegers(document, context);
    },
  },
};

function reportBigIntegers(value: unknown, context: Context): void {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const child: unknown = Reflect.get(value, key);
    if (typeof child === "bigint") {
      const message = `The integer ${child} is beyond 2^53, so a JavaScript number cannot hold it exactly.`;
      context.report("info", value, Array.isArray(value) ? Number(key) : key, message);
    } else reportBigIntegers(child, context);
  }
}
