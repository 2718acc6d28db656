import type { ApiReport } from "./generate/api-report.ts";
import type { ApiReview } from "./generate/api-review.ts";
import { hasNothingToDo, planRun, type Plan, type RunOptions } from "./generate/plan.ts";
import { directoryOptions, EXIT, runCommand, UsageError } from "./shared/command.ts";
import { summarizePlan } from "./generate/summarize-plan.ts";
import { hasError } from "./pipeline/report/problems.ts";
import { formatOption } from "./shared/formats.ts";
import { isCompiled } from "./shared/own-package.ts";
import { describeTerminal } from "./shared/terminal.ts";
import { readShard, shardOption } from "./shared/shard.ts";
import { printMessage, printReport, printText } from "./shared/output.ts";

// No handler for signals: it would run only when the event loop is idle, so a long step would block it. Without one, the
// system ends the process at once. The next run finishes or discards the files that it was writing (see staging.ts).

const reportOption = {
  type: "string" as const,
  value: "FILE",
  help: "write the changes of all pages as one HTML file for reviewers",
};

await runCommand(
  {
    name: "generate",
    summary:
      "Generates an OpenAPI file, TypeScript types and a list of changes from the pages of each API.",
    options: {
      ...directoryOptions,
      format: formatOption("generate"),
      check: {
        type: "boolean",
        help: "write nothing; report files that are stale, missing or surplus",
      },
      force: {
        type: "boolean",
        help: "generate all files again, also those that are up to date",
      },
      // The website is not part of the package.
      ...(isCompiled ? {} : { report: reportOption }),
      "no-sources": {
        type: "boolean",
        help: "do not write sources.json, which names the line of the page for each value",
      },
      shard: shardOption,
      watch: {
        type: "boolean",
        help: "keep running and regenerate an API when its files change",
      },
    },
  },
  async (values) => {
    const [specs, out, format] = [values.text("specs"), values.text("out"), values.text("format")];
    const [check, watch, wanted] = [values.flag("check"), values.flag("watch"), values.list("api")];
    if (watch && (check || format !== "text")) {
      throw new UsageError(
        "--watch cannot be combined with --check or with a format other than text",
      );
    }
    const shard = readShard(values.optional("shard"));
    const [force, noSources] = [values.flag("force"), values.flag("no-sources")];
    const options = { specs, out, format, check, wanted, shard, force, noSources };
    const file = isCompiled ? undefined : values.optional("report");
    const reports = await (file === undefined ? run(options) : runWithReport(options, file));
    if (!watch) return reports.some(hasError) ? EXIT.problems : EXIT.done;
    const { watchApis } = await import("./generate/watch.ts");
    // An explicit exit: a watcher that was about to start when all were closed would keep the process running.
    process.exit(await watchApis(options, reports));
  },
);

/** Also writes the changes of all wanted APIs. An API that this run builds is not built a second time. */
async function runWithReport(options: RunOptions, file: string): Promise<ApiReport[]> {
  const { reviewOf } = await import("./generate/api-review.ts");
  const { writeWebsiteReport } = await import("./generate/website-report.ts");
  const reviews: ApiReview[] = [];
  const reports = await run(options, (built) => reviews.push(reviewOf(built)));
  await writeWebsiteReport({ ...options, file }, reviews);
  printMessage(`generate: wrote ${file}\n`);
  return reports;
}

/** Returns the reports of the APIs that were generated. */
async function run(options: RunOptions, onBuilt?: Plan["onBuilt"]): Promise<ApiReport[]> {
  const plan = planRun(options);
  if (hasNothingToDo(plan)) {
    await printSummary(summarizePlan(plan));
    return [];
  }
  // Loaded only when needed: a run with nothing to do should end at once.
  const { runAndPrint } = await import("./generate/run-and-print.ts");
  return (await runAndPrint({ ...plan, ...(onBuilt && { onBuilt }) })).reports;
}

/** Loads the libraries that wrap lines only for a terminal: a pipe does not need them, and should not wait. */
async function printSummary(summary: string): Promise<void> {
  if (!process.stdout.isTTY) return printText(`${summary}\n`);
  const { wrapLines } = await import("./findings/wrap-lines.ts");
  printReport("text", wrapLines([[summary]], describeTerminal(process.stdout)));
}
