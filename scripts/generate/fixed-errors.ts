import type { ProblemRow } from "../pipeline/report/problems.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import { groupBy } from "../pipeline/values/group-by.ts";
import type { ApiReport } from "./api-report.ts";

/** The errors of each API that failed. */
export type Failures = Map<string, ProblemRow[]>;

/** Remembers the errors of the APIs that ran, and forgets those of APIs without errors. */
export function updateFailures(failures: Failures, reports: readonly ApiReport[]): void {
  for (const { name, problems } of reports) {
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 0) failures.set(name, errors);
    else failures.delete(name);
  }
}

/** Says which errors are gone: one line per page and rule. */
export function describeFixed(
  before: readonly ProblemRow[],
  after: readonly ProblemRow[],
): string[] {
  const keyOf = ({ page, rule }: ProblemRow) => `${page}: ${rule}`;
  const left = groupBy(after, keyOf);
  return [...groupBy(before, keyOf)].flatMap(([key, errors]) => {
    const count = left.get(key)?.length ?? 0;
    if (count >= errors.length) return [];
    return [count === 0 ? `Fixed: ${key}.` : `Fixed: ${key} (${countOf(count, "error")} left).`];
  });
}

/** Reminds of the APIs that still have errors although they did not run again. */
export function describeRemaining(failures: Failures, ran: readonly string[]): string[] {
  const remaining = [...failures].filter(([api]) => !ran.includes(api));
  return remaining.map(([api, errors]) => {
    const [first] = errors;
    const place = first === undefined ? "" : `, the first at ${first.page}:${first.line}`;
    return `Still failing: ${api} (${countOf(errors.length, "error")}${place}).`;
  });
}
