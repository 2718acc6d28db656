import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RULES, type RuleId } from "../pipeline/report/rules.ts";
import { runRedocly } from "./redocly-process.ts";

/** One finding of `redocly lint`. */
export interface LintFinding {
  /** The name of the document, as it was given. */
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

const config = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/**
 * Lints documents with the real `redocly lint`, all in one process. Where that breaks off, each half alone: the one
 * document that it cannot bear must not silence what it says of the others.
 */
export async function lintDocuments(
  documents: ReadonlyMap<string, string>,
): Promise<LintFinding[]> {
  const entries = [...documents];
  const [only] = entries;
  if (!only) return [];
  const output = await lintTogether(entries);
  const reports = reportsIn(output);
  if (reports.length === entries.length) return readFindings(reports, [...documents.keys()]);
  if (entries.length === 1) return [breakOff(only[0], output)];
  const middle = entries.length >> 1;
  const first = await lintDocuments(new Map(entries.slice(0, middle)));
  return [...first, ...(await lintDocuments(new Map(entries.slice(middle))))];
}

function breakOff(api: string, output: string): LintFinding {
  const reason =
    output
      .trim()
      .split("\n")
      .at(-1)
      ?.replace(/^[\s-]+/, "") ?? "";
  const message = `redocly lint breaks off: ${reason}.`;
  const rule: RuleId = "lint";
  return { api, severity: RULES[rule].severity, rule, message, pointer: "", line: 1, column: 1 };
}

async function lintTogether(entries: [string, string][]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "video-tasks-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  try {
    const files = entries.map(([, text], index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    return await runRedocly([
      "lint",
      "--config",
      config,
      "--format",
      "json",
      "--max-problems",
      "10000",
      ...files,
    ]);
  } finally {
    process.off("exit", removeFolder);
    removeFolder();
  }
}

interface RawFinding {
  ruleId: string;
  severity: "error" | "warn";
  message: string;
  location: { source: { ref: string }; pointer?: string; start?: { line: number; col: number } }[];
}

/** The CLI prints one JSON object a file, one behind the other. */
function reportsIn(output: string): string[] {
  const start = output.indexOf("{\n");
  return start === -1 ? [] : output.slice(start).split(/(?<=^\})(?=\{$)/m);
}

/** A finding names its file. */
function readFindings(reports: string[], apis: string[]): LintFinding[] {
  const problems = reports.flatMap(
    (report) => (JSON.parse(report) as { problems: RawFinding[] }).problems,
  );
  return problems.map(({ ruleId, severity, message, location: [place] }) => ({
    api: apis[Number(/(\d+)\.yaml$/.exec(place?.source.ref ?? "")?.[1])] ?? "",
    severity: severity === "error" ? "error" : "warning",
    rule: ruleId,
    message,
    pointer: (place?.pointer ?? "").replace(/^#/, ""),
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
  }));
}
