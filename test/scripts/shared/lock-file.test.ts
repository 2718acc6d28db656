import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLock } from "../../../scripts/shared/lock-file.ts";
import { temporaryFolder } from "../../support/commands.ts";

it("an API that is not in the lock file has no entry, whatever its name is", () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const apis = { a: { inputs: {}, outputs: {} } };
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ version: 1, tools: {}, apis }));
  const lock = readLock(folder);
  expect(lock?.apis["a"]).toEqual({ inputs: {}, outputs: {} });
  for (const name of ["constructor", "valueOf", "__proto__"])
    expect(lock?.apis[name]).toBeUndefined();
});
