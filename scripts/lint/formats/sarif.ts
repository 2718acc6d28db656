import { rules as allRules } from "../../pipeline/build-api.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { Rule, Severity } from "../../pipeline/report/rules.ts";
import { isCompiled, readManifest } from "../../shared/own-package.ts";
import { renderJson } from "../../shared/render-json.ts";
import { physicalLocation, sarifLog, sarifMessage } from "../../shared/sarif.ts";
import type { Finding } from "../../findings/finding.ts";
import { fingerprintOf } from "../../findings/fingerprint.ts";
import type { LintRun } from "../lint-report.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0 for code scanning, which shows the findings beside the lines of the pages. */
export function render({ reports }: LintRun): string {
  const rows = reports.flatMap(({ findings }) => findings);
  return renderJson(lintLog(rows, allRules));
}

export function lintLog(rows: Finding[], rules: ReadonlyMap<string, Rule>): object {
  const ids = [...new Set(rows.map(({ rule }) => rule))].sort();
  const driver = {
    name: "openapi-pages",
    version: readManifest().version,
    rules: ids.map((id) => ruleOf(id, rules.get(id))),
  };
  const results = rows.map((row) => resultOf(row, ids));
  return sarifLog(driver, results);
}

/** A rule of `redocly lint` that the registry does not contain is described by its ID only. */
function ruleOf(id: string, rule: Rule | undefined): object {
  if (!rule) return { id, shortDescription: { text: id } };
  const description = { text: rule.summary };
  const page = urlOfRules();
  return {
    id,
    shortDescription: description,
    fullDescription: description,
    ...(page ? { helpUri: `${page}#${id}` } : { help: description }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

/** URL of the list of rules. Only the repository of the pipeline contains it, and only a GitHub workflow knows its URL. */
function urlOfRules(): string | undefined {
  if (isCompiled) return undefined;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? `${server}/${repository}/blob/HEAD/docs/rules.md` : undefined;
}

function resultOf(row: Finding, ruleIds: string[]): object {
  const { severity, rule, page, line, column, pointer, message, accepted, generated } = row;
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: LEVELS[severity],
    message: sarifMessage(message),
    partialFingerprints: { "problem/v1": fingerprintOf(row) },
    // A scanner closes the alert of a suppressed result.
    ...(accepted !== undefined && {
      suppressions: [{ kind: "external", justification: onOneLine(accepted) }],
    }),
    locations: [
      {
        physicalLocation: placeOf({ file: page, line, column }),
        ...(pointer && { logicalLocations: [{ fullyQualifiedName: onOneLine(pointer) }] }),
      },
    ],
    ...(generated && {
      relatedLocations: [
        { message: { text: "the generated file" }, physicalLocation: placeOf(generated) },
      ],
    }),
  };
}

function placeOf({ file, line, column }: { file: string; line: number; column: number }): object {
  return physicalLocation(file, { startLine: line, startColumn: column });
}
