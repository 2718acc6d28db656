import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replaceOutputs } from "../../../scripts/generate/outputs.ts";
import { hasInterruptedRun } from "../../../scripts/generate/interrupted-run.ts";
import { finishInterruptedRuns } from "../../../scripts/generate/staging.ts";
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

it("the previous files of an API are put back if the new ones are not in place", () => {
  const out = outputWith({
    ".a.partial/types.ts": "new",
    ".a.previous/types.ts": "old",
    ".b.partial/types.ts": "half",
    "b/types.ts": "whole",
  });
  expect(hasInterruptedRun(out)).toBe(true);
  finishInterruptedRuns(out);
  expect(filesOf(out)).toEqual({ "a/types.ts": "old", "b/types.ts": "whole" });
  expect(hasInterruptedRun(out)).toBe(false);
});

const files = { inputs: {}, outputs: { "a/gone.ts": "hash" } };

it.each([
  [".a.previous/lock.json", { version: 2, tools: {}, ...files }],
  ["lock.json", { version: 1, tools: {}, apis: { a: files } }],
])(
  "the previous files of an API that %s lists are removed, except for a user's own",
  (file, lock) => {
    const out = outputWith({
      [file]: JSON.stringify(lock),
      ".a.previous/gone.ts": "old",
      ".a.previous/types.ts": "old",
      ".a.previous/own/notes.md": "mine",
      "a/types.ts": "new",
    });
    finishInterruptedRuns(out);
    const { "lock.json": _, ...left } = filesOf(out);
    expect(left).toEqual({ "a/own/notes.md": "mine", "a/types.ts": "new" });
  },
);

it.each([".lock.json.previous", "..previous", ".previous", ".con.previous", ".a.old"])(
  "a directory that no run names in this way is left as it is: %s",
  (name) => {
    const out = outputWith({ [`${name}/own.txt`]: "mine" });
    expect(hasInterruptedRun(out)).toBe(false);
    finishInterruptedRuns(out);
    expect(filesOf(out)).toEqual({ [`${name}/own.txt`]: "mine" });
  },
);

it.each(["a", undefined])("a link is never taken for the previous files of an API", (api) => {
  const outside = outputWith({ "precious.txt": "precious" });
  const out = outputWith(api === undefined ? {} : { [`${api}/types.ts`]: "new" });
  symlinkSync(outside, join(out, ".a.previous"));
  finishInterruptedRuns(out);
  expect(filesOf(out)).toEqual(api === undefined ? {} : { "a/types.ts": "new" });
  expect(readdirSync(out)).toEqual(api === undefined ? [] : ["a"]);
  expect(filesOf(outside)).toEqual({ "precious.txt": "precious" });
});
