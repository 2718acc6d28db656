import { rules as allRules } from "../../pipeline/build-api.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { ProblemRow } from "../../pipeline/report/problems.ts";
import type { Rule, Severity } from "../../pipeline/report/rules.ts";
import { readManifest } from "../../shared/own-package.ts";
import { renderJson } from "../../shared/render-json.ts";
import type { LintReport } from "../lint-apis.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0 for code scanning, which shows the findings beside the lines of the pages. */
export function render(reports: LintReport[]): string {
  const rows = reports.flatMap(({ quirks, problems }) => [...quirks, ...problems]);
  return renderJson(sarifLog(rows, allRules));
}

export function sarifLog(rows: ProblemRow[], rules: ReadonlyMap<string, Rule>): object {
  const ids = [...new Set(rows.map(({ rule }) => rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "openapi-pages",
            version: readManifest().version,
            rules: ids.map((id) => ruleOf(id, rules.get(id))),
          },
        },
        // JavaScript strings consist of UTF-16 code units.
        columnKind: "utf16CodeUnits",
        results: rows.map((row) => resultOf(row, ids)),
      },
    ],
  };
}

/** The registry does not contain the rules of `redocly lint`, so they are described by their ID only. */
function ruleOf(id: string, rule: Rule | undefined): object {
  if (!rule) return { id, shortDescription: { text: id } };
  const description = { text: rule.summary };
  const page = rulesPage();
  return {
    id,
    shortDescription: description,
    fullDescription: description,
    ...(page && { helpUri: `${page}#${id}` }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

/** URL of the list of rules. It is known only in a GitHub workflow. */
function rulesPage(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? `${server}/${repository}/blob/HEAD/docs/rules.md` : undefined;
}

function resultOf(
  { severity, rule, page, line, column, pointer, message }: ProblemRow,
  ruleIds: string[],
): object {
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: LEVELS[severity],
    message: { text: plainMessage(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: page.split(/[\\/]/).map(encodeURIComponent).join("/") },
          region: { startLine: line, startColumn: column },
        },
        ...(pointer && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
  };
}

/** Brackets in a SARIF message make a link. */
function plainMessage(message: string): string {
  return onOneLine(message).replace(/[\\[\]]/g, "\\$&");
}
