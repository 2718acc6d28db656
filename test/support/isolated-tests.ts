import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A change to modules or to the process that the tests of other files could notice. */
const CHANGES_PROCESS = /vi\.(?:doMock|mock|resetModules|stubEnv|stubGlobal)\(|process\.chdir\(/;

/** Patterns for the test files that need a process of their own. */
export function findIsolatedTests(): string[] {
  return readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .filter((file) => CHANGES_PROCESS.test(readFileSync(join("test", file), "utf8")))
    .map((file) => `**/${file.replaceAll("\\", "/")}`)
    .sort();
}
