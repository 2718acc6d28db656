import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { replaceFile } from "../shared/replace-file.ts";

/** Writes all files, or none if one of them fails. */
export function writeAll(files: ReadonlyMap<string, string | Uint8Array>): void {
  const old = new Map(
    [...files.keys()].map((file) => [file, existsSync(file) ? readFileSync(file) : undefined]),
  );
  try {
    for (const [file, content] of files) {
      mkdirSync(dirname(file), { recursive: true });
      replaceFile(file, content);
    }
  } catch (error) {
    for (const [file, content] of old) {
      if (content) writeFileSync(file, content);
      else rmSync(file, { force: true });
    }
    throw new CommandError(`Cannot write the pages: ${messageOf(error)}. Nothing was added.`);
  }
}
