import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Replaces all files or none. It does not wait for anything, so no signal that the process handles
 * can come between two files.
 */
export function replaceFiles(files: Map<string, Uint8Array>): void {
  const olds = new Map([...files.keys()].map((file) => [file, readFileSync(file)]));
  const replaced: string[] = [];
  try {
    for (const [file, bytes] of files) writeFileSync(temporary(file), bytes);
    for (const file of files.keys()) {
      renameSync(temporary(file), file);
      replaced.push(file);
    }
  } catch (error) {
    for (const file of replaced) writeFileSync(file, olds.get(file) ?? "");
    for (const file of files.keys()) rmSync(temporary(file), { force: true });
    throw error;
  }
}

function temporary(file: string): string {
  return `${file}.${process.pid}.tmp`;
}
