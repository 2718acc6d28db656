import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Replaces all files or none. All steps are synchronous, so no signal handler can run between two files. */
export function replaceFiles(files: Map<string, Uint8Array>): void {
  const old = new Map([...files.keys()].map((file) => [file, readFileSync(file)]));
  const replaced: string[] = [];
  try {
    for (const [file, bytes] of files) {
      rmSync(temporaryPath(file), { force: true });
      writeFileSync(temporaryPath(file), bytes, { flag: "wx" });
    }
    for (const file of files.keys()) {
      renameSync(temporaryPath(file), file);
      replaced.push(file);
    }
  } catch (error) {
    for (const file of replaced) writeFileSync(file, old.get(file) ?? "");
    for (const file of files.keys()) rmSync(temporaryPath(file), { force: true });
    throw error;
  }
}

/** A hidden file, which is not a page: a killed run leaves it behind. */
function temporaryPath(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}
