import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import { EXIT } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { printMessage, printText } from "../shared/output.ts";
import { createFormatter, type Formatter } from "./formatter.ts";
import { planRun, type RunOptions } from "./plan.ts";
import { createRerunQueue } from "./rerun-queue.ts";
import { runAndPrint } from "./run-and-print.ts";
import { describeTypeChanges, readDocuments } from "./type-changes.ts";

/** Regenerates the APIs whose files change, until the directory is removed or the process ends. */
export async function watchApis(options: RunOptions): Promise<number> {
  const { specs, wanted } = options;
  const formatter = createFormatter();
  const queue = createRerunQueue((apis) => rerun(options, formatter, apis), printError);
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

async function rerun(options: RunOptions, formatter: Formatter, changed: string[]): Promise<void> {
  const start = performance.now();
  const { specs, out } = options;
  if (!existsSync(specs)) return;
  const present = changed.filter((api) => existsSync(join(specs, api)));
  // With an empty list, this plans all APIs: those that did not change are filtered out below.
  const plan = planRun({ ...options, wanted: present });
  const isPresent = (api: string) => present.includes(api);
  const apis = plan.apis.filter(isPresent);
  const removed = Object.keys(plan.locks).filter((api) => changed.includes(api) && !isPresent(api));
  if (apis.length + removed.length === 0) return;
  const before = readDocuments(out, changed);
  const skipped = plan.skipped.filter(isPresent);
  await runAndPrint({ ...plan, apis, skipped, removed, formatter });
  printText(describeTypeChanges(before, readDocuments(out, changed)));
  printText(`Done in ${Math.round(performance.now() - start)} ms.\n`);
}
