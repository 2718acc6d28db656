import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import { EXIT } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";
import { createFormatter, type Formatter } from "./formatter.ts";
import { generate } from "./generate.ts";
import { planRun, type RunOptions } from "./plan.ts";
import { describeTypeChanges, readDocuments } from "./type-changes.ts";

/** Changes that come this close together are one: an editor that saves, a checkout, a pull. Milliseconds. */
const QUIET = 50;

/** Reruns the APIs whose files change, until the folder is removed or the process is ended. */
export async function watchApis(options: RunOptions): Promise<number> {
  const { specs, out, wanted } = options;
  const formatter = createFormatter();
  const queue = createQueue((apis) => rerun(options, formatter, apis));
  // What the runs write is none of their input, even when it lies below the watched folder.
  const watcher = watchFiles(specs, { ignoreInitial: true, ignored: (path) => isBelow(path, out) });
  await new Promise<void>((end) => {
    watcher.on("all", (_, path) => {
      if (!existsSync(specs)) return end();
      const [api] = relative(specs, path).split(sep);
      const isWanted = wanted.length === 0 || wanted.includes(api ?? "");
      if (api && !api.startsWith(".") && isWanted) queue.add(api);
    });
    watcher.on("error", (error) => process.stderr.write(`generate: ${reasonOf(error)}\n`));
    watcher.on("ready", () => process.stdout.write(`Watching ${specs}. End with Ctrl-C.\n`));
  });
  await watcher.close();
  formatter.close();
  process.stderr.write(
    `generate: the folder ${specs} was removed; there is nothing left to watch.\n`,
  );
  return EXIT.problems;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || way.split(sep)[0] !== "..";
}

/** Collects what changes while it is quiet for a moment, or while a run is under way, into the next run. */
function createQueue(run: (apis: string[]) => Promise<void>): { add(api: string): void } {
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const flush = async () => {
    if (isRunning) return;
    isRunning = true;
    while (dirty.size > 0) {
      const apis = [...dirty].sort();
      dirty.clear();
      await run(apis).catch((error: unknown) =>
        process.stderr.write(`generate: ${reasonOf(error)}\n`),
      );
    }
    isRunning = false;
  };
  return {
    add(api) {
      dirty.add(api);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), QUIET);
    },
  };
}

async function rerun(options: RunOptions, formatter: Formatter, apis: string[]): Promise<void> {
  const start = performance.now();
  const { specs, out } = options;
  if (!existsSync(specs)) return;
  const before = readDocuments(out, apis);
  const present = apis.filter((api) => existsSync(join(specs, api)));
  const plan = planRun({ ...options, wanted: present });
  const isPresent = (api: string) => present.includes(api);
  const removed = Object.keys(plan.lock?.apis ?? {}).filter(
    (api) => apis.includes(api) && !isPresent(api),
  );
  const chosen = {
    apis: plan.apis.filter(isPresent),
    skipped: plan.skipped.filter(isPresent),
    removed,
  };
  if (chosen.apis.length + removed.length === 0) return;
  await generate({ ...plan, ...chosen, formatter });
  process.stdout.write(describeTypeChanges(before, readDocuments(out, apis)));
  process.stdout.write(`Done in ${Math.round(performance.now() - start)} ms.\n`);
}
