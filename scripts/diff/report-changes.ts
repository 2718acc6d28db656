import type { ApiChange } from "./api-change.ts";
import type { Pair } from "./comparison.ts";
import type { ReportedChange } from "./diff-report.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { FindLine } from "./page-lines.ts";

interface Places {
  /** The line in today's generated file. */
  lineOf?: ((pointer: string) => number) | undefined;
  pages: Pair<FindLine | undefined>;
}

/** Adds the fingerprint and the lines to each change. */
export function reportChanges(
  api: string,
  changes: readonly ApiChange[],
  { lineOf, pages }: Places,
): ReportedChange[] {
  return changes.map(({ identity, ...change }) => {
    const source = pages.after?.(change.pointer);
    const baseSource = pages.before?.(change.basePointer);
    return {
      ...change,
      fingerprint: fingerprintOf(api, { ...change, identity }),
      ...(lineOf && { line: lineOf(change.pointer) }),
      ...(source && { source }),
      ...(baseSource && { baseSource }),
    };
  });
}
