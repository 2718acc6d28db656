import { acceptProblems, writeAcceptance } from "../findings/accept-problems.ts";
import { readKnownProblems } from "../findings/known-problems.ts";
import type { ApiReport } from "../generate/api-report.ts";

const REASON = "On the vendor's page when it was added.";

/**
 * Accepts the warnings of an API to which pages were added, because only the vendor can fix them. A later fault is new.
 * Returns the file that was written, if any.
 */
export function acceptOnAdding(specs: string, api: string, reports: ApiReport[]): string[] {
  const known = readKnownProblems(specs, api);
  const findings = reports.flatMap(({ problems }) => problems);
  const acceptance = acceptProblems(known, findings, { reason: REASON, prunes: true });
  writeAcceptance(acceptance);
  return acceptance.added > 0 ? [acceptance.file] : [];
}
