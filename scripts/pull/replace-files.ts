import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { temporaryPath, writeTemporary } from "../shared/replace-file.ts";

/** Replaces all files or none. All steps are synchronous, so no signal handler can run between two files. */
export function replaceFiles(files: Map<string, Uint8Array>): void {
  const old = new Map([...files.keys()].map((file) => [file, readFileSync(file)]));
  const replaced: string[] = [];
  try {
    for (const [file, bytes] of files) writeTemporary(file, bytes);
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
