import type { BenchRow } from "./bench/row.ts";
import { EXIT, runCommand, UsageError, type Arguments } from "./shared/command.ts";
import { printReport, printText } from "./shared/output.ts";
import { isCompiled } from "./shared/own-package.ts";
import { renderJson } from "./shared/render-json.ts";

const parts = {
  pipeline: async () => (await import("./bench/pipeline.ts")).benchPipeline(),
  client: async () => (await import("./bench/client.ts")).benchClient(),
};

const formats: Record<string, (rows: BenchRow[]) => string> = {
  text: (rows) => rows.map(toLine).join(""),
  json: (rows) => renderJson({ rows }),
  github: (rows) => rows.filter(isOver).map(toAnnotation).join(""),
};

await runCommand(
  {
    name: "bench",
    summary:
      "Measures speed and memory, and compares each result with its budget.\nResults are ratios of two measurements in the same run, so they depend little on the machine.",
    options: {
      only: { type: "string", choices: Object.keys(parts), help: "measure only this part" },
      peers: {
        type: "boolean",
        help: "compare the client with other clients instead, and write the tables of the documentation",
      },
      sizes: {
        type: "boolean",
        help: "print the bytes of each behavior of the client instead, as a table in Markdown",
      },
      corpus: {
        type: "string",
        value: "DIR",
        help: "measure the pipeline with the pages of a directory like specs instead",
      },
      format: {
        type: "string",
        default: "text",
        choices: Object.keys(formats),
        help: "output format; github prints workflow annotations",
      },
    },
  },
  async (values) => {
    if (values.flag("peers")) {
      if (isCompiled) throw new UsageError("--peers works only in the repository of the client");
      const { benchPeers } = await import("./bench/peers.ts");
      printText(renderJson(await benchPeers()));
      return EXIT.done;
    }
    if (values.flag("sizes")) {
      if (isCompiled) throw new UsageError("--sizes works only in the repository of the client");
      printText(await (await import("./bench/client/sizes.ts")).describeSizes());
      return EXIT.done;
    }
    const rows = await measure(values);
    const format = values.text("format");
    printReport(format, formats[format]?.(rows) ?? "");
    return rows.some(isOver) ? EXIT.problems : EXIT.done;
  },
);

async function measure(values: Arguments): Promise<BenchRow[]> {
  const corpus = values.optional("corpus");
  if (corpus === undefined && isCompiled)
    throw new UsageError("pass the pages to measure with --corpus");
  if (corpus !== undefined) return (await import("./bench/corpus.ts")).benchCorpus(corpus);
  const only = values.optional("only");
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(parts)) {
    if (only === undefined || only === name) rows.push(...(await bench()));
  }
  return rows;
}

/** A result belongs to no file, so its annotation has no place. */
function toAnnotation({ name, ratio, budget }: BenchRow): string {
  return `::error title=bench::${name}: the result ${ratio.toFixed(2)} is over its budget of ${budget}\n`;
}

function isOver({ ratio, budget }: BenchRow): boolean {
  const isWithin = ratio <= budget;
  // A ratio that is not a number counts as over.
  return !isWithin;
}

function toLine(row: BenchRow): string {
  const mark = isOver(row) ? "OVER" : "ok";
  const detail = row.detail === undefined ? "" : ` (${row.detail})`;
  return `${mark.padEnd(4)}  ${row.ratio.toFixed(2).padStart(6)} ≤ ${Number(row.budget.toFixed(2))}  ${row.name}${detail}\n`;
}
