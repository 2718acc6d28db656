import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import { rulesOf } from "../pipeline/build-api.ts";
import type { Change } from "../pipeline/report/change.ts";
import { lineAndColumn } from "../pipeline/report/page.ts";
import type { ProblemRow } from "../pipeline/report/problems.ts";
import { RULES } from "../pipeline/report/rules.ts";
import { withSeverities } from "../pipeline/report/severities.ts";

/** The faults that the quirks repaired. Changes of other rules, such as merging, are not faults of a page. */
export function quirkRows(input: BuildInput, changes: Change[]): ProblemRow[] {
  const known = rulesOf(input);
  const rows = changes.flatMap(({ rule, at, pointer }): ProblemRow[] => {
    const described = known.get(rule);
    if (!described || Object.hasOwn(RULES, rule) || !at) return [];
    const { page } = at;
    const { severity, summary: message } = described;
    return [{ severity, rule, page: page.path, ...lineAndColumn(at), pointer, message }];
  });
  return withSeverities(rows, input.severities);
}
