import type { ReadSchema } from "./read-schema.ts";

/** The unit of a number or of a date. */
export type Unit = "fraction" | "percent" | "date" | "seconds" | "milliseconds";

/** Unix time in milliseconds has passed this number since 1973, and in seconds it will in the year 5138. */
const LARGEST_SECONDS = 1e11;

/** The unit of a progress, if its name, type, limit, description or example says it. */
export function progressUnit(name: string, { keywords, types }: ReadSchema): Unit | undefined {
  const { maximum, description } = keywords;
  const text = String(description ?? "");
  if (maximum === 1) return "fraction";
  if (maximum === 100 || /percent|pct/i.test(name)) return "percent";
  if (/\b0(\.0)? ?(to|-|–|and|\.\.) ?1(\.0)?\b(?!00)|fraction/i.test(text)) return "fraction";
  if (/percent|%|\b100\b/i.test(text)) return "percent";
  const example = exampleOf(keywords);
  if (typeof example === "number" && example > 1) return "percent";
  if (typeof example === "number" && example > 0 && example < 1) return "fraction";
  // A whole number can only count to 100.
  return types.has("integer") && !types.has("number") ? "percent" : undefined;
}

/** The unit of a date, if its type, description or example says it. */
export function dateUnit({ keywords, types }: ReadSchema): Unit | undefined {
  if (!types.has("integer") && !types.has("number")) return "date";
  const text = String(keywords["description"] ?? "");
  if (/milli|\bms\b/i.test(text)) return "milliseconds";
  if (/second/i.test(text)) return "seconds";
  const example = exampleOf(keywords);
  if (typeof example !== "number") return undefined;
  return example > LARGEST_SECONDS ? "milliseconds" : "seconds";
}

function exampleOf({ example, examples }: ReadSchema["keywords"]): unknown {
  return example ?? (Array.isArray(examples) ? (examples[0] as unknown) : undefined); // `isArray` narrows to any[]
}
