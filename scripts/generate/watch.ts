import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import { onOneLine } from "../pipeline/report/printable.ts";
import { EXIT } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { clearScreen, printMessage, printText } from "../shared/output.ts";
import { describeFixed, describeRemaining, updateFailures, type Failures } from "./fixed-errors.ts";
import type { ApiReport } from "./api-report.ts";
import { createFormatter, type Formatter } from "./formatter.ts";
import { planRun, type Plan, type RunOptions } from "./plan.ts";
import { createRerunQueue } from "./rerun-queue.ts";
import { runAndPrint } from "./run-and-print.ts";
import { describeTypeChanges, readDocuments } from "./type-changes.ts";

/** Regenerates the APIs whose files change, until the directory is removed or the process ends. */
export async function watchApis(options: RunOptions, reports: ApiReport[]): Promise<number> {
  const { specs, wanted } = options;
  const formatter = createFormatter();
  const failures: Failures = new Map();
  updateFailures(failures, reports);
  const watched = { options, formatter, failures };
  const queue = createRerunQueue((apis) => rerun(watched, apis), printError);
  const watcher = watchFiles(specs, { ignoreInitial: true });
  await new Promise<void>((resolve) => {
    watcher.on("all", (_, path) => {
      if (!existsSync(specs)) return resolve();
      const [api = ""] = relative(specs, path).split(sep);
      const isWanted = wanted.length === 0 || wanted.includes(api);
      if (api !== "" && !api.startsWith(".") && isWanted) queue.add(api);
    });
    watcher.on("error", printError);
    watcher.on("ready", () => printText(`Watching ${specs} for changes. Press Ctrl-C to stop.\n`));
  });
  await watcher.close();
  formatter.close();
  printMessage(`generate: stopped watching because ${specs} was removed\n`);
  return EXIT.problems;
}

function printError(error: unknown): void {
  printMessage(`generate: ${messageOf(error)}\n`);
}

interface Watched {
  options: RunOptions;
  formatter: Formatter;
  /** The errors of the APIs that failed when they ran last. */
  failures: Failures;
}

async function rerun({ options, formatter, failures }: Watched, changed: string[]): Promise<void> {
  const start = performance.now();
  if (!existsSync(options.specs)) return;
  const plan = planRerun(options, changed);
  const isOldState = plan.skipped.some((api) => failures.has(api));
  if (plan.apis.length + plan.removed.length === 0 && !isOldState) return;
  clearScreen(process.stdout);
  const before = readDocuments(options.out, changed);
  const { reports } = await runAndPrint({ ...plan, formatter });
  printLines(updateAndDescribe(failures, changed, reports));
  printText(describeTypeChanges(before, readDocuments(options.out, changed)));
  printText(`Done in ${Math.round(performance.now() - start)} ms.\n`);
}

/** Returns lines about errors that are gone, and about APIs that still fail. */
function updateAndDescribe(failures: Failures, changed: string[], reports: ApiReport[]): string[] {
  const errorsOf = (api: string) => failures.get(api) ?? [];
  const before = changed.flatMap(errorsOf);
  // An API that is up to date again has no report, and no error.
  for (const api of changed) failures.delete(api);
  updateFailures(failures, reports);
  const fixed = describeFixed(before, changed.flatMap(errorsOf));
  return [...fixed, ...describeRemaining(failures, changed)];
}

function printLines(lines: string[]): void {
  for (const line of lines) printText(`${onOneLine(line)}\n`);
}

/** The plan for the APIs whose files changed. */
function planRerun(options: RunOptions, changed: string[]): Plan {
  const { specs } = options;
  const present = changed.filter((api) => existsSync(join(specs, api)));
  // With an empty list, this plans all APIs: those that did not change are filtered out below.
  const plan = planRun({ ...options, wanted: present });
  const isPresent = (api: string) => present.includes(api);
  const apis = plan.apis.filter(isPresent);
  const removed = Object.keys(plan.locks).filter((api) => changed.includes(api) && !isPresent(api));
  return { ...plan, apis, skipped: plan.skipped.filter(isPresent), removed };
}
