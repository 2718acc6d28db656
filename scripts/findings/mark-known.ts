import { fileProblem, hasError, type ProblemRow } from "../pipeline/report/problems.ts";
import { nextCommand } from "../shared/command-line.ts";
import type { Finding } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { KnownProblems } from "./known-problems.ts";

/** Rules about drafts of our own. A vendor's fault can be accepted, but a draft must be completed. */
const OWN_RULES = new Set(["draft-action"]);

/** Only warnings: an error stops the API, and an info needs no action. */
export function canAccept({ severity, rule }: ProblemRow): boolean {
  return severity === "warning" && !OWN_RULES.has(rule);
}

/** Adds the reason to each problem that is known. */
export function markKnown(rows: readonly Finding[], known: KnownProblems): Finding[] {
  const reasons = new Map(known.entries.map(({ fingerprint, reason }) => [fingerprint, reason]));
  return rows.map((row) => {
    const accepted = canAccept(row) ? reasons.get(fingerprintOf(row)) : undefined;
    return accepted === undefined ? row : { ...row, accepted };
  });
}

/** One error per entry that matches no problem. An API with errors has not been read to its end, so it has none. */
export function findUnneededEntries(
  findings: readonly ProblemRow[],
  { file, entries }: KnownProblems,
): Finding[] {
  if (hasError({ problems: findings })) return [];
  const needed = new Set(findings.filter(canAccept).map(fingerprintOf));
  return entries
    .filter(({ fingerprint }) => !needed.has(fingerprint))
    .map(({ fingerprint, description, line }) => {
      const details = description === undefined ? "" : ` (${description})`;
      const message = `The pages no longer have the problem ${fingerprint}${details}. Remove this entry, or run \`${nextCommand("lint", "--accept")}\`.`;
      return { ...fileProblem("unneeded-entry", file, message), line };
    });
}
