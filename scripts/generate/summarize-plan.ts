import { shortList } from "../findings/names-of.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import type { LockedCounts } from "../shared/lock-file.ts";
import type { Plan } from "./plan.ts";

/** Describes a run with nothing to do: the content of the generated files, and their place. */
export function summarizePlan({ skipped, locks, out, shard }: Plan): string {
  if (skipped.length === 0) return shard ? "This shard contains no API." : "Nothing was generated.";
  const counts = skipped.flatMap((api) => locks[api]?.counts ?? []);
  const total = (key: keyof LockedCounts) => counts.reduce((sum, count) => sum + count[key], 0);
  const parts = [
    countOf(total("pages"), "page"),
    countOf(total("operations"), "operation"),
    countOf(total("changes"), "change"),
  ];
  const scope = `${countOf(skipped.length, "API")} (${parts.join(", ")})`;
  return `Up to date: ${scope} in ${out}: ${shortList(skipped)}. Use --force to generate them again.`;
}
