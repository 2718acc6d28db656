import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { LOCK_FILE } from "../shared/lock-file.ts";
import { assertDirectory, readGenerated } from "./replaceable.ts";
import { stagingDirectories } from "./staging.ts";

/** Writes the lock file. A reader sees the old one or the new one. */
export function replaceLock(out: string, text: string): void {
  const path = join(out, LOCK_FILE);
  const { partial } = stagingDirectories(out, "lock");
  try {
    assertDirectory(out);
    if (readGenerated(path) === text) return;
    rmSync(partial, { recursive: true, force: true });
    writeFileSync(partial, text, { flag: "wx" });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw new CommandError(
      `Cannot write ${path}: ${messageOf(error)}. The next run generates all files again.`,
    );
  }
}
