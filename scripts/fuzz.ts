import { countOf } from "./pipeline/report/count-of.ts";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { runCampaign, type Finding, type Statistics } from "./fuzz/campaign.ts";
import { writeFuzzInput } from "./fuzz/fuzz-input.ts";
import { failureKey } from "./fuzz/outcome.ts";
import { readSeeds } from "./fuzz/seeds.ts";
import { createWatchedWorker } from "./fuzz/watched-worker.ts";
import { EXIT, runCommand, UsageError, type Arguments } from "./shared/command.ts";
import { printText } from "./shared/output.ts";

const LIMITS = { seconds: 10, megabytes: 1024 };
const MINUTE = 60_000;

await runCommand(
  {
    name: "fuzz",
    summary:
      "Runs the pipeline on random changes of pages, overlays and lock files, and reports crashes, hangs and wrong outputs.\nIt saves the smallest input that it finds for each fault.",
    options: {
      minutes: { type: "string", value: "N", default: "1", help: "stop after this time" },
      seed: { type: "string", value: "N", help: "repeat the run with this seed" },
      corpus: {
        type: "string",
        value: "DIR",
        help: "also start from the pages of a directory like specs",
      },
      save: {
        type: "string",
        value: "DIR",
        default: "test/fixtures/fuzz",
        help: "directory for the inputs that show a fault",
      },
    },
  },
  fuzz,
);

async function fuzz(values: Arguments): Promise<number> {
  const end = performance.now() + numberOf(values, "minutes") * MINUTE;
  const seed =
    values.optional("seed") === undefined ? Date.now() % 2 ** 32 : numberOf(values, "seed");
  const corpus = readSeeds(values.optional("corpus"));
  printText(`Seed ${seed}, ${corpus.length} inputs to start from.\n`);
  const worker = createWatchedWorker(LIMITS);
  const statistics = await runCampaign({
    seed,
    corpus,
    worker,
    shouldStop: () => performance.now() >= end,
    onFinding: (finding) => save(finding, values.text("save")),
  });
  await worker.close();
  printText(summary(statistics));
  return statistics.findings === 0 ? EXIT.done : EXIT.problems;
}

function numberOf(values: Arguments, name: string): number {
  const value = Number(values.text(name));
  if (!Number.isFinite(value) || value < 0) {
    throw new UsageError(`--${name} must be a number; got "${values.text(name)}"`);
  }
  return value;
}

function save({ input, failure, execution }: Finding, directory: string): void {
  const hash = createHash("sha256").update(failureKey(failure)).digest("hex").slice(0, 8);
  const target = join(directory, `${failure.kind}-${hash}`);
  writeFuzzInput(target, input);
  const line = `Execution ${execution}: ${failure.kind}: ${failure.message} Saved to ${target}.`;
  printText(`${line}\n`);
}

function summary({ executions, added, findings }: Statistics): string {
  return `${executions} executions, ${added} inputs with new features, ${countOf(findings, "fault")}.\n`;
}
