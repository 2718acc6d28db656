import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planRun } from "../generate/plan.ts";
import { finishInterruptedRuns, SURPLUS_FILE, stagingDirectories } from "../generate/staging.ts";
import { writeOutputs } from "../generate/write-outputs.ts";
import { CommandError } from "../shared/command.ts";
import { readLock } from "../shared/lock-file.ts";
import { writeFuzzInput, type FuzzInput } from "./fuzz-input.ts";
import type { Outcome } from "./outcome.ts";

const KEPT = { "kept.txt": "kept", "specs/api/pages/page.md": "# Page\n" };

/** Plans and ends a run with the lock file of an input, in a temporary directory. No other file may change. */
export function executeLock(input: FuzzInput): Outcome {
  const root = mkdtempSync(join(tmpdir(), "video-tasks-fuzz-"));
  try {
    writeFuzzInput(root, KEPT);
    runWithLock(root, input["lock.json"] ?? "");
    const lost = Object.entries(KEPT).find(([file, text]) => readText(join(root, file)) !== text);
    if (!lost) return { features: ["lock"] };
    return { features: [], failure: { kind: "output", message: `the run changed ${lost[0]}` } };
  } catch (error) {
    // A refusal with a message for people, or an error of the file system with its path.
    const isExpected =
      error instanceof CommandError || (error instanceof Error && "syscall" in error);
    if (isExpected) return { features: ["lock refused"] };
    throw error;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function runWithLock(root: string, lock: string): void {
  const [specs, out] = [join(root, "specs"), join(root, "generated")];
  const { complete } = stagingDirectories("generated", "api");
  writeFuzzInput(root, { "generated/lock.json": lock, [join(complete, SURPLUS_FILE)]: lock });
  const options = { specs, out, format: "text", check: false, wanted: [] };
  finishInterruptedRuns(out);
  const plan = planRun(options);
  writeOutputs(plan, [], readLock(out));
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
