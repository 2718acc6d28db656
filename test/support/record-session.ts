/**
 * Runs the commands of a documentation page with the scripts of another checkout, and prints the session:
 * `record-session.ts PAGE CHECKOUT`. It shows what an older version printed for the same files.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { codeBlocks } from "./documentation.ts";

const [page = "", checkout = "."] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "video-tasks-session-"));
try {
  for (const { language, label, code } of codeBlocks(page)) {
    if (language === "console") record(code.split("\n", 1)[0] ?? "");
    else if (/\.\w+$/.test(label)) write(label, code);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** Runs a line such as `$ npm run generate -- --check`. */
function record(line: string): void {
  const [, script = "", args = ""] = /^\$ npm run (\w+)(?: -- (.*))?$/.exec(line) ?? [];
  const words = ["--import", import.meta.resolve("tsx"), resolve(checkout, `scripts/${script}.ts`)];
  const { stdout, stderr } = spawnSync(process.execPath, [...words, ...args.split(" ").filter(Boolean)], { cwd: folder, encoding: "utf8" }); // prettier-ignore
  console.log(`${line}\n${stdout}${stderr}`);
}
