import { countOf } from "../pipeline/report/count-of.ts";
import {
  acceptProblems,
  findNewWarnings,
  writeAcceptance,
  type Acceptance,
} from "../findings/accept-problems.ts";
import type { Finding } from "../findings/finding.ts";
import { namesOf } from "../findings/names-of.ts";
import { selectRules } from "../findings/select-findings.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { hasError } from "../pipeline/report/problems.ts";
import { nextCommand } from "../shared/command-line.ts";
import { EXIT, UsageError } from "../shared/command.ts";
import { printMessage, printText } from "../shared/output.ts";
import type { LintedApi } from "./lint-apis.ts";
import type { LintOptions } from "./lint-options.ts";

/** Writes the warnings to the files of known problems, prints the result, and returns the exit code. */
export function acceptAndPrint(linted: readonly LintedApi[], options: LintOptions): number {
  const failed = linted.filter(({ report }) => hasOtherError(report.findings));
  const names = namesOf(failed.map(({ report }) => report));
  if (failed.length > 0) {
    printMessage(`lint: nothing was accepted, because of errors in ${names}. Fix them first.\n`);
    return EXIT.problems;
  }
  const selected = selectRules(
    linted.map(({ report }) => report),
    options,
  );
  const left = options.reason === undefined ? countNewWarnings(selected) : 0;
  const settings = { reason: options.reason, prunes: options.rules.length === 0 };
  const accepted = linted.map(({ known }, index) =>
    acceptProblems(known, selected[index]?.findings ?? [], settings),
  );
  const changed = accepted.filter(({ added, removed }) => added + removed > 0);
  if (left > 0 && changed.length === 0) {
    throw new UsageError('--accept needs --reason "…", which says why the warnings can stay');
  }
  changed.forEach(writeAcceptance);
  printText(changed.length === 0 ? "There is nothing to accept.\n" : changed.map(toLine).join(""));
  if (left > 0) printText(`${describeLeft(left)}\n`);
  return EXIT.done;
}

function countNewWarnings(reports: readonly { findings: Finding[] }[]): number {
  return reports.reduce((sum, { findings }) => sum + findNewWarnings(findings).size, 0);
}

function describeLeft(left: number): string {
  const verb = left === 1 ? "was" : "were";
  return `${countOf(left, "warning")} ${verb} not accepted. To accept: ${nextCommand("lint", '--accept --reason "…"')}`;
}

/** An unneeded entry is an error, but it is about to be removed. */
function hasOtherError(findings: LintedApi["report"]["findings"]): boolean {
  return hasError({ problems: findings.filter(({ rule }) => rule !== "unneeded-entry") });
}

function toLine({ file, text, added, removed }: Acceptance): string {
  const counts = `${countOf(added, "problem")} added, ${countOf(removed, "unneeded entry", "unneeded entries")} removed`;
  return `${onOneLine(`${file}: ${counts}${text === "" ? "; the file is empty, so it was deleted" : ""}`)}\n`;
}
