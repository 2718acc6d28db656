import type { FuzzInput } from "./fuzz-input.ts";
import { minimize } from "./minimize.ts";
import { mutateInput } from "./mutate-input.ts";
import { failureKey, type Failure, type Outcome } from "./outcome.ts";
import { createRandom } from "./random.ts";
import type { WatchedWorker } from "./watched-worker.ts";

export interface Finding {
  input: FuzzInput;
  failure: Failure;
  /** The number of the execution that found it. */
  execution: number;
}

export interface Statistics {
  executions: number;
  /** Inputs that showed something new and joined the corpus. */
  added: number;
  findings: number;
}

export interface Campaign {
  seed: number;
  corpus: FuzzInput[];
  worker: WatchedWorker;
  shouldStop(statistics: Statistics): boolean;
  onFinding(finding: Finding): void;
}

const MINIMIZING_ATTEMPTS = 300;
/** Each attempt with a hang costs the whole time limit. */
const MINIMIZING_HANG_ATTEMPTS = 40;

/** Mutates and runs inputs until it should stop. The same seed and corpus give the same inputs. */
export async function runCampaign(campaign: Campaign): Promise<Statistics> {
  const { worker, shouldStop } = campaign;
  const random = createRandom(campaign.seed);
  const corpus = [...campaign.corpus];
  const knownFeatures = new Set<string>();
  const knownFailures = new Set<string>();
  const statistics: Statistics = { executions: 0, added: 0, findings: 0 };
  const untried = [...corpus];
  while (!shouldStop(statistics)) {
    // First each seed as it is, so that its features are known.
    const seed = untried.shift();
    const input = seed ?? mutateInput(random.pick(corpus), random, corpus);
    const outcome = await worker.run(input);
    statistics.executions += 1;
    if (addAll(knownFeatures, outcome.features) && !seed) {
      corpus.push(input);
      statistics.added += 1;
    }
    const { failure } = outcome;
    if (!failure || !addAll(knownFailures, [failureKey(failure)])) continue;
    statistics.findings += 1;
    const execution = statistics.executions;
    campaign.onFinding({ input: await shrink(input, failure, worker), failure, execution });
  }
  return statistics;
}

/** Returns whether at least one item is new. */
function addAll(known: Set<string>, items: string[]): boolean {
  const before = known.size;
  for (const item of items) known.add(item);
  return known.size > before;
}

function shrink(input: FuzzInput, failure: Failure, worker: WatchedWorker): Promise<FuzzInput> {
  const attempts = failure.kind === "hang" ? MINIMIZING_HANG_ATTEMPTS : MINIMIZING_ATTEMPTS;
  const isSame = (outcome: Outcome) =>
    outcome.failure !== undefined && failureKey(outcome.failure) === failureKey(failure);
  return minimize(input, async (candidate) => isSame(await worker.run(candidate)), attempts);
}
