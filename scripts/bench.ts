import { rowFormats } from "./bench/row-formats.ts";
import { isOver, type BenchRow } from "./bench/row.ts";
import { EXIT, runCommand, type Arguments } from "./shared/command.ts";
import { printReport, printText } from "./shared/output.ts";
import { isCompiled } from "./shared/own-package.ts";
import type { OptionDescription } from "./shared/usage.ts";
import { progressTo, type Progress } from "./shared/progress.ts";
import { fromRoot, specsName } from "./shared/project.ts";
import { renderJson } from "./shared/render-json.ts";

const parts = {
  pipeline: async (progress: Progress) =>
    (await import("./bench/pipeline.ts")).benchPipeline(progress),
  client: async (progress: Progress) => (await import("./bench/client.ts")).benchClient(progress),
};

/** They measure the client and the code of this repository, which the package does not contain. */
const ownOptions: Record<string, OptionDescription> = {
  only: { type: "string", choices: Object.keys(parts), help: "measure only this part" },
  peers: {
    type: "boolean",
    help: "compare the client with other clients instead, and write the tables of the documentation",
  },
  sizes: {
    type: "boolean",
    help: "print the bytes of each behavior of the client instead, as a table in Markdown",
  },
};

await runCommand(
  {
    name: "bench",
    summary:
      "Measures speed and memory, and compares each result with its budget. It can take several minutes.\nResults are ratios of two measurements in the same run, so they depend little on the machine.",
    options: {
      ...(isCompiled ? {} : ownOptions),
      corpus: {
        type: "string",
        value: "DIR",
        help: isCompiled
          ? "measure the pages of this directory, with one subdirectory per API (default: those of the project)"
          : "measure the pipeline with the pages of a directory like specs instead",
      },
      format: {
        type: "string",
        default: "text",
        choices: Object.keys(rowFormats),
        help: "output format; github prints workflow annotations",
      },
    },
    exitCodes: {
      0: "every result is within its budget",
      1: "at least one result is over its budget, or an error",
    },
  },
  async (values) => {
    if (values.flag("peers")) {
      const { benchPeers } = await import("./bench/peers.ts");
      printText(renderJson(await benchPeers(progressTo(process.stderr))));
      return EXIT.done;
    }
    if (values.flag("sizes")) {
      printText(await (await import("./bench/client/sizes.ts")).describeSizes());
      return EXIT.done;
    }
    const rows = await measure(values);
    const format = values.text("format");
    printReport(format, rowFormats[format]?.(rows) ?? "");
    return rows.some(isOver) ? EXIT.problems : EXIT.done;
  },
);

async function measure(values: Arguments): Promise<BenchRow[]> {
  const progress = progressTo(process.stderr);
  const corpus = values.optional("corpus") ?? (isCompiled ? fromRoot(specsName()) : undefined);
  if (corpus !== undefined) {
    return (await import("./bench/corpus.ts")).benchCorpus(corpus, progress);
  }
  const only = values.optional("only");
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(parts)) {
    if (only === undefined || only === name) rows.push(...(await bench(progress)));
  }
  return rows;
}
