import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replaceOutputs } from "../../../scripts/generate/outputs.ts";
import { finishInterruptedRuns, hasInterruptedRun } from "../../../scripts/generate/staging.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";

/** An output directory with files in it. */
function outputWith(files: Record<string, string>): string {
  const out = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(out, file, ".."), { recursive: true });
    writeFileSync(join(out, file), text);
  }
  return out;
}

it("a file that an interrupted run left in its staging directory is never moved into place", () => {
  const out = outputWith({ ".api.partial/api/left.ts": "left" });
  replaceOutputs(out, "api", { outputs: new Map([["api/types.ts", "new"]]), obsolete: [] });
  expect(filesOf(out)).toEqual({ "api/types.ts": "new" });
});

it("a complete staging directory is moved into place, and a partial one is removed", () => {
  const out = outputWith({
    ".a.complete/a/types.ts": "new",
    ".a.complete/.surplus.json": '["a/old.ts"]',
    ".b.partial/b/types.ts": "half",
    "a/old.ts": "old",
    "b/types.ts": "whole",
  });
  expect(hasInterruptedRun(out)).toBe(true);
  finishInterruptedRuns(out);
  expect(filesOf(out)).toEqual({ "a/types.ts": "new", "b/types.ts": "whole" });
  expect(hasInterruptedRun(out)).toBe(false);
});
