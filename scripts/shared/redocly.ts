import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "./command.ts";

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

/** Lints documents with the real `redocly lint`, all in one process. */
export async function lintDocuments(
  documents: ReadonlyMap<string, string>,
): Promise<LintFinding[]> {
  if (documents.size === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "video-tasks-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  try {
    const files = [...documents].map(([, text], index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    const output = await runRedocly([
      "lint",
      "--config",
      config,
      "--format",
      "json",
      "--max-problems",
      "10000",
      ...files,
    ]);
    return readFindings(output, [...documents.keys()]);
  } finally {
    process.off("exit", removeFolder);
    removeFolder();
  }
}

function runRedocly(args: string[]): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const cli = join(dirname(manifest), "bin", "cli.js");
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (output.includes("{")) resolve(output);
      else
        reject(
          new CommandError(`redocly lint ended with code ${code}: ${errors.trim().slice(-2000)}`),
        );
    });
  });
}

interface RawFinding {
  ruleId: string;
  severity: "error" | "warn";
  message: string;
  location: { source: { ref: string }; pointer?: string; start?: { line: number; col: number } }[];
}

/** The CLI prints one JSON object a file, one behind the other; a finding names its file. */
function readFindings(output: string, apis: string[]): LintFinding[] {
  const reports = output.slice(output.indexOf("{")).split(/(?<=^\})(?=\{$)/m);
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
