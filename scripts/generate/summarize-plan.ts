import { countOf } from "../pipeline/report/count-of.ts";
import type { LockedCounts } from "../shared/lock-file.ts";
import type { Plan } from "./plan.ts";

/** One line about a run with nothing to do: what the generated files hold, and where they are. */
export function summarizePlan({ skipped, locks, out, shard }: Plan): string {
  if (skipped.length === 0) return shard ? "This shard contains no API." : "Nothing was generated.";
  const counts = skipped.flatMap((api) => locks[api]?.counts ?? []);
  const total = (key: keyof LockedCounts) => counts.reduce((sum, count) => sum + count[key], 0);
  const parts = [
    countOf(total("pages"), "page"),
    countOf(total("operations"), "operation"),
    countOf(total("changes"), "change"),
  ];
  return `Up to date: ${skipped.join(", ")} (${parts.join(", ")}) in ${out}. Use --force to generate them again.`;
}
