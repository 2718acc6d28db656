import { plural } from "../pipeline/report/plural.ts";
import type { LockedCounts } from "../shared/lock-file.ts";
import type { Plan } from "./plan.ts";

/** One line about a run with nothing to do: what the generated files hold, and where they are. */
export function summarizePlan({ skipped, locks, out }: Plan): string {
  const counts = skipped.flatMap((api) => locks[api]?.counts ?? []);
  const total = (key: keyof LockedCounts) => counts.reduce((sum, count) => sum + count[key], 0);
  const parts = [
    plural(total("pages"), "page"),
    plural(total("operations"), "operation"),
    plural(total("changes"), "change"),
  ];
  return `Up to date: ${skipped.join(", ")} (${parts.join(", ")}) in ${out}. Use --force to generate them again.`;
}
