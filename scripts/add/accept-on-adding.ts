import { acceptProblems, writeAcceptance } from "../findings/accept-problems.ts";
import type { Finding } from "../findings/finding.ts";
import { readKnownProblems } from "../findings/known-problems.ts";

const REASON = "On the vendor's page when it was added.";

/**
 * Accepts the warnings of an API to which pages were added, because only the vendor can fix them. A later fault is new.
 * Returns the file if it was written.
 */
export function acceptOnAdding(
  specs: string,
  api: string,
  findings: readonly Finding[],
): string | undefined {
  const known = readKnownProblems(specs, api);
  const acceptance = acceptProblems(known, findings, { reason: REASON, prunes: true });
  writeAcceptance(acceptance);
  return acceptance.added > 0 ? acceptance.file : undefined;
}
