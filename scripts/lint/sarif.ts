import { readFileSync } from "node:fs";
import type { ProblemRow, Severity } from "../pipeline/report/problems.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** Rows as a SARIF 2.1.0 log, which code scanning shows beside the lines of the pages. */
export function sarifLog(rows: ProblemRow[], summaries: ReadonlyMap<string, string>): object {
  const rules = [...new Set(rows.map(({ rule }) => rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "video-tasks lint",
            version: ownVersion(),
            rules: rules.map((id) => ruleOf(id, summaries)),
          },
        },
        // Columns are counted in UTF-16 code units, as JavaScript counts.
        columnKind: "utf16CodeUnits",
        results: rows.map((row) => resultOf(row, rules)),
      },
    ],
  };
}

function ruleOf(id: string, summaries: ReadonlyMap<string, string>): object {
  return { id, shortDescription: { text: summaries.get(id) ?? id } };
}

function resultOf(
  { severity, rule, page, line, column, pointer, message }: ProblemRow,
  rules: string[],
): object {
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
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
