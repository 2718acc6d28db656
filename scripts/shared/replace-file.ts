import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Writes a file in one step: a reader, or the next run after a killed one, sees the old text or the new text. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  try {
    writeTemporary(file, content);
    renameSync(temporaryPath(file), file);
  } finally {
    rmSync(temporaryPath(file), { force: true });
  }
}

/** Writes a new file beside another one. A link in its place is not followed. */
export function writeTemporary(file: string, content: string | Uint8Array): void {
  rmSync(temporaryPath(file), { force: true });
  writeFileSync(temporaryPath(file), content, { flag: "wx" });
}

/** A hidden file, which no command reads: a killed run leaves it behind. */
export function temporaryPath(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}
