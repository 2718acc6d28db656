import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCK_FILE } from "../shared/lock.ts";
import { addError, type ApiReport } from "./api-report.ts";
import { listOutputs } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import type { ApiRun } from "./run-apis.ts";

const MEND = "Run `npm run generate` and commit what it writes.";

/** Compares every byte of every output; a difference is a problem of the API that the file belongs to. */
export function checkOutputs(plan: Plan, runs: ApiRun[], lock: string): void {
  const expected = new Map(runs.flatMap(({ outputs }) => [...(outputs ?? [])]));
  expected.set(LOCK_FILE, lock);
  const failed = runs.filter(({ outputs }) => !outputs).map(({ report }) => report.name);
  if (failed.length > 0) expected.delete(LOCK_FILE);
  for (const [file, text] of expected) {
    const path = join(plan.out, file);
    if (!existsSync(path))
      addError(reportFor(file, runs), "missing-file", path, `The file is missing. ${MEND}`);
    else if (readFileSync(path, "utf8") !== text)
      addError(reportFor(file, runs), "stale-file", path, `The file is stale. ${MEND}`);
  }
  for (const file of listOutputs(plan.out)) {
    const api = file.split("/")[0] ?? "";
    const isOurs = !plan.isPartial || plan.apis.includes(api);
    if (expected.has(file) || failed.includes(api) || !isOurs || file === LOCK_FILE) continue;
    const isLocked = Object.hasOwn(plan.lock?.apis[api]?.outputs ?? {}, file);
    const mend = isLocked ? MEND : `No run made it: remove it with \`rm ${join(plan.out, file)}\`.`;
    addError(
      reportFor(file, runs),
      "surplus-file",
      join(plan.out, file),
      `The file belongs to no page. ${mend}`,
    );
  }
}

function reportFor(file: string, runs: ApiRun[]): ApiReport {
  const own = runs.find(({ report }) => file.startsWith(`${report.name}/`)) ?? runs[0];
  if (!own) throw new Error("A run without an API has nothing to check.");
  return own.report;
}
