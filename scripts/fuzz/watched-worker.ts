import { Worker } from "node:worker_threads";
import type { FuzzInput } from "./fuzz-input.ts";
import type { FailureKind, Outcome } from "./outcome.ts";

/** Runs inputs in a thread, which the watchdog ends if an input takes too long. */
export interface WatchedWorker {
  run(input: FuzzInput): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Limits {
  /** Seconds of processor time per input. Unlike time on the clock, it does not depend on other processes. */
  seconds: number;
  megabytes: number;
}

const CHECK_INTERVAL = 200;
/** Milliseconds on the clock after which an input counts as a wait that never ends. */
const LONGEST_WAIT = 300_000;
/** Registers the TypeScript loader first, because Node 20 does not use it for the first file of a thread. */
const SCRIPT = `
  const { loader, file } = require("node:worker_threads").workerData;
  import(loader).then(({ register }) => {
    register();
    return import(file);
  });`;

export function createWatchedWorker({ seconds, megabytes }: Limits): WatchedWorker {
  let worker: Worker | undefined;
  const start = () => {
    const resourceLimits = { maxOldGenerationSizeMb: megabytes };
    const file = new URL("./worker.ts", import.meta.url).href;
    const workerData = { loader: import.meta.resolve("tsx/esm/api"), file };
    return new Worker(SCRIPT, { eval: true, execArgv: [], workerData, resourceLimits });
  };
  const close = async () => {
    await worker?.terminate();
    worker = undefined;
  };
  return {
    close,
    async run(input) {
      worker ??= start();
      const outcome = await raceWithWatchdog(worker, input, seconds);
      if (outcome.failure && isFatal(outcome.failure.kind)) await close();
      return outcome;
    },
  };
}

function isFatal(kind: FailureKind): boolean {
  return kind === "hang" || kind === "memory";
}

function raceWithWatchdog(worker: Worker, input: FuzzInput, seconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = process.cpuUsage();
    const deadline = performance.now() + LONGEST_WAIT;
    const end = (outcome: Outcome) => {
      clearInterval(watchdog);
      worker.off("message", end);
      worker.off("error", onError);
      resolve(outcome);
    };
    const fail = (kind: FailureKind, message: string) =>
      end({ features: [], failure: { kind, message } });
    const watchdog = setInterval(() => {
      // This thread is idle, so almost all processor time of the process belongs to the worker.
      const { user, system } = process.cpuUsage(started);
      const isLate = user + system > seconds * 1e6 || performance.now() > deadline;
      if (isLate) fail("hang", `no result after ${seconds} s`);
    }, CHECK_INTERVAL);
    const onError = (error: Error) => fail("memory", `the thread ended: ${error.message}`);
    worker.on("message", end);
    worker.on("error", onError);
    worker.postMessage(input);
  });
}
