import { readFileSync } from "node:fs";
import type { ProblemRow } from "../pipeline/report/problems.ts";
import type { Rule, Severity } from "../pipeline/report/rules.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** Rows as a SARIF 2.1.0 log, which code scanning shows beside the lines of the pages. */
export function sarifLog(rows: ProblemRow[], rules: ReadonlyMap<string, Rule>): object {
  const ids = [...new Set(rows.map(({ rule }) => rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "video-tasks lint",
            version: ownVersion(),
            rules: ids.map((id) => ruleOf(id, rules.get(id))),
          },
        },
        // Columns are counted in UTF-16 code units, as JavaScript counts.
        columnKind: "utf16CodeUnits",
        results: rows.map((row) => resultOf(row, ids)),
      },
    ],
  };
}

/** A rule of Redocly has no description here: its id is all that is known. */
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

/** The page that lists the rules, in the repository that a workflow of GitHub runs in. */
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
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(page.replaceAll("\\", "/")) },
          region: { startLine: line, startColumn: column },
        },
        ...(pointer && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
  };
}

function ownVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
