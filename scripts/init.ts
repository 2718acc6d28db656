import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { onOneLine } from "./pipeline/report/printable.ts";
import { formatPlanned } from "./init/format-planned.ts";
import { findPackageManager } from "./init/package-managers.ts";
import { plannedFiles, type PlannedFile } from "./init/planned-files.ts";
import { writePlanned } from "./init/write-planned.ts";
import { EXIT, runCommand } from "./shared/command.ts";
import { printText } from "./shared/output.ts";

await runCommand(
  {
    name: "init",
    summary:
      "Prepares the repository in the current directory: a directory for pages, npm scripts, a workflow, and lines in .gitattributes.\nIt never replaces a file or a script that exists.",
    options: { yes: { type: "boolean", help: "write the files without asking" } },
  },
  async (values) => {
    const manager = findPackageManager(process.cwd());
    const planned = await formatPlanned(plannedFiles(process.cwd(), manager));
    const changes = planned.filter(({ text }) => text !== undefined);
    printText(planned.map(describe).join(""));
    if (changes.length > 0 && !values.flag("yes") && !(await isConfirmed())) {
      printText("Nothing was written.\n");
      return EXIT.problems;
    }
    changes.forEach(writePlanned);
    const addPages = `${manager.run} openapi-pages add <file or URL> --api <name>`;
    printText(`\nNext:\n  ${manager.install}\n  ${addPages}\n`);
    return EXIT.done;
  },
);

function describe({ path, text, note }: PlannedFile): string {
  const action = existsSync(path) ? "change" : "create";
  return onOneLine(`  ${text === undefined ? "keep" : action}  ${path}: ${note}`) + "\n";
}

/** Without a terminal nobody can answer, so `--yes` is required. */
async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    printText("Pass --yes to write these files without a question.\n");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const reply = await terminal.question("Write these files? (y/N) ");
  terminal.close();
  return /^y(?:es)?$/i.test(reply.trim());
}
