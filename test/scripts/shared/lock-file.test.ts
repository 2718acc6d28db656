import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLocks } from "../../../scripts/shared/read-locks.ts";
import { temporaryFolder } from "../../support/commands.ts";

it("an API without a lock file has no entry, whatever its name is", () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const apis = { a: { inputs: {}, outputs: {} } };
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ version: 1, tools: {}, apis }));
  const locks = readLocks(folder);
  expect(locks["a"]).toEqual({ version: 2, tools: {}, inputs: {}, outputs: {} });
  for (const name of ["constructor", "valueOf", "__proto__"]) expect(locks[name]).toBeUndefined();
});
