import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planRun } from "../generate/plan.ts";
import { splitFormerLock } from "../generate/split-former-lock.ts";
import { finishInterruptedRuns } from "../generate/staging.ts";
import { writeOutputs } from "../generate/write-outputs.ts";
import { CommandError } from "../shared/command.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { readLocks } from "../shared/read-locks.ts";
import { writeFuzzInput } from "./fuzz-input.ts";
import type { Outcome } from "./outcome.ts";

/** The API without pages that a lock file names. */
export const LOCKED_API = "gone";

/** Files outside of the output directory, and files in it that no run generated. */
const KEPT = {
  "kept.txt": "kept",
  "specs/api/pages/page.md": "# Page\n",
  "generated/own/notes.txt": "kept",
};

/** Runs with the lock file of an API, and with the one of older versions for all APIs. */
export function executeLock(lock: string): Outcome {
  const outcomes = [`${LOCKED_API}/lock.json`, "lock.json"].map((file) => executeAt(file, lock));
  const failed = outcomes.find(({ failure }) => failure);
  return failed ?? { features: outcomes.flatMap(({ features }) => features) };
}

/** Plans and ends a run with the lock file of an input, in a temporary directory. Some files must not change. */
function executeAt(file: string, lock: string): Outcome {
  const root = mkdtempSync(join(tmpdir(), "video-tasks-fuzz-"));
  try {
    const generated = { [`generated/${LOCKED_API}/types.d.ts`]: "", [`generated/${file}`]: lock };
    writeFuzzInput(root, { ...KEPT, ...generated });
    const features = runWithLock(root);
    const lost = Object.entries(KEPT).find(
      ([kept, text]) => readTextIfExists(join(root, kept)) !== text,
    );
    if (!lost) return { features };
    return { features, failure: { kind: "output", message: `the run changed ${lost[0]}` } };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function runWithLock(root: string): string[] {
  const [specs, out] = [join(root, "specs"), join(root, "generated")];
  try {
    finishInterruptedRuns(out);
    splitFormerLock(out);
    const plan = planRun({ specs, out, format: "text", check: false, wanted: [] });
    // The end of a run in which every page had an error.
    writeOutputs(plan, [], readLocks(out));
    return [`lock: ${plan.removed.length} removed, ${plan.skipped.length} skipped`];
  } catch (error) {
    // A refusal with a message for people, or an error of the file system with its path.
    if (error instanceof CommandError) return ["lock refused"];
    if (error instanceof Error && "syscall" in error) return ["lock failed"];
    throw error;
  }
}
