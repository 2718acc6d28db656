import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RULES, type RuleId } from "../pipeline/report/rules.ts";
import { hidePrototypeNames } from "../pipeline/values/prototype-names.ts";
import { messageOf } from "./error-message.ts";
import { packageDirectory } from "./own-package.ts";
import { isRelevant, readFindings, splitReports, type LintFinding } from "./redocly-findings.ts";
import { runRedocly } from "./redocly-process.ts";
import { findRedoclyConfig } from "./settings-files.ts";

/**
 * Lints documents with `redocly lint`, all in one process. If a document stops that process, each half of the documents
 * is linted again without the other half, until that document is linted by itself.
 */
export async function lintDocuments(
  documents: ReadonlyMap<string, string>,
): Promise<LintFinding[]> {
  const hidden = new Map([...documents].map(([api, text]) => [api, hidePrototypeNames(text)]));
  const texts = new Map([...hidden].map(([api, { text }]) => [api, text]));
  const findings = await lintTexts(texts);
  return findings.map((finding) => {
    const reveal = (text: string) => hidden.get(finding.api)?.reveal(text) ?? text;
    const { message, pointer } = finding;
    return { ...finding, message: reveal(message), pointer: reveal(pointer) };
  });
}

async function lintTexts(documents: ReadonlyMap<string, string>): Promise<LintFinding[]> {
  const entries = [...documents];
  const [first] = entries;
  if (!first) return [];
  // A stack trace is a result too: it contains no report.
  const output = await lintTogether(entries).catch(messageOf);
  const reports = splitReports(output);
  if (reports.length === entries.length) {
    const findings = readFindings(reports, [...documents.keys()]);
    return findings.filter((finding) => isRelevant(finding, documents.get(finding.api) ?? ""));
  }
  if (entries.length === 1) return [stoppedFinding(first[0], output)];
  const middle = Math.floor(entries.length / 2);
  const findings = await lintTexts(new Map(entries.slice(0, middle)));
  return [...findings, ...(await lintTexts(new Map(entries.slice(middle))))];
}

function stoppedFinding(api: string, output: string): LintFinding {
  const lastLine = output.trim().split("\n").at(-1) ?? "";
  const message = `redocly lint stopped: ${lastLine.replace(/^[\s-]+/, "")}.`;
  const rule: RuleId = "lint";
  return { api, severity: RULES[rule].severity, rule, message, pointer: "", line: 1, column: 1 };
}

async function lintTogether(documents: [string, string][]): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "video-tasks-"));
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  process.once("exit", removeDirectory);
  try {
    const files = documents.map(([, text], index) => {
      const file = join(directory, `${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    const config = findRedoclyConfig() ?? join(packageDirectory, "redocly.yaml");
    const options = ["--config", config, "--format", "json", "--max-problems", "10000"];
    return await runRedocly(["lint", ...options, ...files]);
  } finally {
    process.off("exit", removeDirectory);
    removeDirectory();
  }
}
