import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { nextCommand, quoteForShell } from "../shared/command-line.ts";
import { LOCK_FILE, lockedFiles, lockFileOf } from "../shared/lock-file.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { isInShard } from "../shared/shard.ts";
import { describeUpgrade } from "../shared/tools.ts";
import { addError, reportRemovedApi, type ApiReport } from "./api-report.ts";
import { listOutputs, type Outputs } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import type { ApiRun } from "./run-apis.ts";

const regenerate = () => `Run \`${nextCommand("generate")}\` and commit the result.`;
const remove = () => `Run \`${nextCommand("generate")}\` to remove it.`;

/**
 * Reports each generated file that is missing, stale or surplus, as an error of the API that it belongs to. Returns the
 * runs, and one for each API that has files and no directory in `specs`.
 */
export function checkOutputs(plan: Plan, runs: ApiRun[]): ApiRun[] {
  const expected: Outputs = new Map(runs.flatMap(({ outputs }) => [...(outputs ?? [])]));
  const upgraded = reportUpgrades(plan, runs);
  const current = [...expected].filter(([file]) => !upgraded.includes(file.split("/", 1)[0] ?? ""));
  reportDifferences(plan, runs, new Map(current));
  return [...runs, ...reportSurplus(plan, runs, expected)];
}

/** One message per API instead of one per file, because the files are not stale: only the tool is newer. */
function reportUpgrades({ out, locks, tools }: Plan, runs: ApiRun[]): string[] {
  return runs.flatMap(({ report }) => {
    const upgrade = describeUpgrade(locks[report.name]?.tools, tools);
    if (upgrade === undefined) return [];
    const page = join(out, lockFileOf(report.name));
    addError(report, { rule: "stale-file", page, message: `${upgrade} ${regenerate()}` });
    return [report.name];
  });
}

function reportDifferences({ out }: Plan, runs: ApiRun[], expected: Outputs): void {
  for (const [file, text] of expected) {
    const page = join(out, file);
    const report = reportOf(file, runs);
    const current = readTextIfExists(page);
    if (current === undefined) {
      const message = `The file is missing. ${regenerate()}`;
      addError(report, { rule: "missing-file", page, message });
    } else if (withLineFeeds(current) !== text) {
      addError(report, { rule: "stale-file", page, message: `The file is stale. ${regenerate()}` });
    }
  }
}

/** A fresh clone can have CRLF at the end of each line. The hashes of the lock file ignore that too. */
function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function reportSurplus(plan: Plan, runs: ApiRun[], expected: Outputs): ApiRun[] {
  const removed = new Map<string, ApiRun>();
  const failed = runs.filter(({ outputs }) => !outputs).map(({ report }) => report.name);
  for (const file of listOutputs(plan.out)) {
    const [api = ""] = file.split("/");
    const isChecked = isInShard(api, plan.shard) && (!plan.isPartial || plan.apis.includes(api));
    if (expected.has(file) || failed.includes(api) || !isChecked) continue;
    const page = join(plan.out, file);
    // The next run removes files that a lock file lists, and the lock file of an older version. All others stay.
    const isRemoved = file === LOCK_FILE || lockedFiles(api, plan.locks[api]).includes(file);
    const repair = isRemoved ? remove() : `Remove it with \`rm ${quoteForShell(page)}\`.`;
    const message = `No page needs the file. ${repair}`;
    const isKnown = !file.includes("/") || runs.some(({ report }) => report.name === api);
    if (!isKnown && !removed.has(api)) removed.set(api, { report: reportRemovedApi(api) });
    const report = removed.get(api)?.report ?? reportOf(file, runs);
    addError(report, { rule: "surplus-file", page, message });
  }
  return [...removed.values()];
}

/** A file without an API, such as the lock file of an older version, is reported with the first API. */
function reportOf(file: string, runs: ApiRun[]): ApiReport {
  const run = runs.find(({ report }) => file.startsWith(`${report.name}/`)) ?? runs[0];
  // A shard can be empty.
  if (!run) throw new CommandError(`${file} does not belong to any API. ${regenerate()}`, file);
  return run.report;
}
