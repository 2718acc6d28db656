/** Child process of the benchmark: compares the CPU time of a retrieve with openapi-fetch. Prints JSON. */
import { findMedian, type BenchRow } from "../row.ts";
import { API_KEY } from "./api-key.ts";

type Call = () => Promise<unknown>;

const PAIRS = 60;
/** The first pairs are not counted, because the code is still being compiled. */
const WARMUP = 10;

interface Round {
  requests: number;
  concurrency: number;
}

interface Comparison extends Round {
  name: string;
  budget: number;
}

const collect = globalThis.gc;
if (!collect) throw new Error("Start this script with --expose-gc.");

async function measure(call: Call, { requests, concurrency }: Round): Promise<number> {
  // A round must not pay for the garbage of the one before.
  collect?.();
  const before = process.cpuUsage();
  let sent = 0;
  const work = async () => {
    while (sent++ < requests) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests;
}

/**
 * The median of the ratios of pairs. The two rounds of a pair follow each other directly and take
 * turns in being first, so a slow phase of the machine affects both. A round is long enough to pay
 * for the collection of its own garbage.
 */
async function compare(
  { name, budget, ...round }: Comparison,
  [base, client]: [Call, Call],
): Promise<BenchRow> {
  const ratios: number[] = [];
  const baseTimes: number[] = [];
  const clientTimes: number[] = [];
  for (let pair = -WARMUP; pair < PAIRS; pair++) {
    const isFirst = pair % 2 === 0;
    const before = isFirst ? await measure(client, round) : 0;
    const baseTime = await measure(base, round);
    const clientTime = isFirst ? before : await measure(client, round);
    if (pair < 0) continue;
    ratios.push(clientTime / baseTime);
    baseTimes.push(baseTime);
    clientTimes.push(clientTime);
  }
  const detail = `${findMedian(clientTimes).toFixed(0)} µs, openapi-fetch ${findMedian(baseTimes).toFixed(0)} µs`;
  return { name, ratio: findMedian(ratios), budget, detail };
}

interface Library {
  createClient(options: object): { GET(path: string, init: object): Promise<unknown> };
  createTwelveLabs(
    options: object,
  ): Record<"tasks" | "embedTasks", { retrieve(id: string): Promise<unknown> }>;
}

const [, , file, baseUrl] = process.argv as [string, string, string, string];
const library = (await import(file)) as Library;
const base = library.createClient({ baseUrl, headers: { "x-api-key": API_KEY } });
const client = library.createTwelveLabs({ baseUrl, apiKey: API_KEY });
const init = { params: { path: { task_id: "a" } } };
const small: [Call, Call] = [
  () => base.GET("/tasks/{task_id}", init),
  () => client.tasks.retrieve("a"),
];
const large: [Call, Call] = [
  () => base.GET("/embed-v2/tasks/{task_id}", init),
  () => client.embedTasks.retrieve("a"),
];
const one = { name: "CPU of a retrieve, one at a time", requests: 400, concurrency: 1 };
const many = { name: "CPU of a retrieve, 32 at once", requests: 512, concurrency: 32 };
const embeddings = { name: "CPU of 636 kB of embeddings", requests: 12, concurrency: 1 };
console.log(
  JSON.stringify([
    await compare({ ...one, budget: 1.08 }, small),
    await compare({ ...many, budget: 1.08 }, small),
    await compare({ ...embeddings, budget: 1.05 }, large),
  ]),
);
