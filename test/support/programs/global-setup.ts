import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { buildPrograms } from "./build-programs.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The directory of the compiled programs. */
    programs: string;
  }
}

/**
 * Compiles the programs once per run of the tests, because a process with the TypeScript loader takes several times as
 * long to start. The directory is inside `node_modules`, so that the programs find their packages.
 */
export default async function setUp(project: TestProject): Promise<() => void> {
  const root = resolve(import.meta.dirname, "../../..");
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, "test-programs-"));
  await buildPrograms(root, directory);
  project.provide("programs", directory);
  project.onTestsRerun(() => buildPrograms(root, directory));
  return () => rmSync(directory, { recursive: true, force: true });
}
