import { isInExtension } from "../pipeline/openapi/places.ts";

/** One finding of `redocly lint`. */
export interface LintFinding {
  /** The name of the document: its key in the map that was linted. */
  api: string;
  severity: "error" | "warning";
  rule: string;
  message: string;
  /** JSON pointer into the document, without the leading `#`. */
  pointer: string;
  /** In the document, counted from 1. */
  line: number;
  column: number;
}

interface RawFinding {
  ruleId: string;
  severity: "error" | "warn";
  message: string;
  location: { source: { ref: string }; pointer?: string; start?: { line: number; col: number } }[];
}

/** One JSON object per file, without a separator. */
export function splitReports(output: string): string[] {
  const start = output.indexOf("{\n");
  return start === -1 ? [] : output.slice(start).split(/(?<=^\})(?=\{$)/m);
}

/** Each finding contains the path of its file. The file's name is the index of the document. */
export function readFindings(reports: string[], apis: string[]): LintFinding[] {
  const findings = reports.flatMap(
    (report) => (JSON.parse(report) as { problems: RawFinding[] }).problems, // the CLI's format
  );
  return findings.map(({ ruleId, severity, message, location: [place] }): LintFinding => ({
    api: apis[Number(/(?<!\d)(\d+)\.yaml$/.exec(place?.source.ref ?? "")?.[1])] ?? "",
    severity: severity === "error" ? "error" : "warning",
    rule: ruleId,
    message,
    pointer: (place?.pointer ?? "").replace(/^#/, ""),
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
  }));
}

/** Whether a finding about a document is right. */
export function isRelevant(finding: Pick<LintFinding, "rule" | "pointer">, text: string): boolean {
  // A vendor may mean something else by an extension than Redocly does.
  return !isInExtension(finding.pointer) && !isUsed(finding, text);
}

/** Whether the linter misses the use of a component, because it does not know that `x-item-schema` holds a schema. */
function isUsed({ rule, pointer }: Pick<LintFinding, "rule" | "pointer">, text: string): boolean {
  return rule === "no-unused-components" && text.includes(`"#${pointer}"`);
}
