import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../shared/run-program.ts";

const TOOL = "node_modules/openapi-pages/dist/bin/openapi-pages.js";

const SUBCOMMANDS = ["init", "add", "generate", "lint", "diff", "pull", "overlay", "bench"];

const COMMANDS = [
  [TOOL, "--version"],
  [TOOL, "generate"],
  [TOOL, "generate", "--check"],
  // The server of one page is example.com, which is a warning.
  [TOOL, "lint", "--accept", "--reason", "It is an example."],
  [TOOL, "lint", "--max-warnings", "0"],
  ...SUBCOMMANDS.map((name) => [TOOL, name, "--help"]),
  ["node_modules/video-tasks/dist/src/cli.js", "--version"],
  ["program.js"],
  ["program.cjs"],
];

/** Runs the commands and libraries of the installed packages. Throws if one of them fails. */
export async function runScenario(node: readonly string[], project: string): Promise<void> {
  const out = join(project, "src/generated");
  const known = join(project, "specs/jobs/known-problems.yaml");
  rmSync(out, { recursive: true, force: true });
  rmSync(known, { force: true });
  const output: string[] = [];
  for (const command of COMMANDS) {
    output.push((await runProgram([...node, ...command], { directory: project })).stdout);
  }
  const files = readdirSync(join(out, "notes")).map((name) => readText(join(out, "notes", name)));
  checkOutput([...output, ...files, readText(known)].join("\n"));
}

/** A script of the repository, or an option that measures its code. */
const OWN = /npm run |--peers|--sizes|--only/;

/** Throws if the output lacks the operation of the page, or names something that only this repository has. */
export function checkOutput(text: string): void {
  if (!text.includes("listNotes")) throw new Error("The generated files lack an operation.");
  const line = text.split("\n").find((candidate) => OWN.test(candidate));
  if (line !== undefined) throw new Error(`Only the repository has what this line names: ${line}`);
}

function readText(file: string): string {
  return readFileSync(file, "utf8");
}
