/** Child process of the benchmark: what a retrieve costs beside openapi-fetch, as JSON rows. */
import { findMedian, type BenchRow } from "../row.ts";

type Call = () => Promise<unknown>;

interface Round {
  requests: number;
  concurrency: number;
}

async function measure(call: Call, { requests, concurrency }: Round): Promise<number> {
  const before = process.cpuUsage();
  let sent = 0;
  const work = async () => {
    while (sent++ < requests) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests;
}

/** Takes both in turns, each as often first, so that whatever else the machine does meets both. */
async function compare(
  name: string,
  [base, facade]: [Call, Call],
  round: Round,
): Promise<BenchRow> {
  const alone: number[] = [];
  const ours: number[] = [];
  for (let index = -8; index < 60; index++) {
    const isFirst = index % 2 == 0;
    const before = isFirst ? await measure(facade, round) : 0;
    const baseTime = await measure(base, round);
    const facadeTime = isFirst ? before : await measure(facade, round);
    if (index < 0) continue;
    alone.push(baseTime);
    ours.push(facadeTime);
  }
  const [facadeMedian, baseMedian] = [findMedian(ours), findMedian(alone)];
  const detail = `${facadeMedian.toFixed(0)} µs, openapi-fetch alone ${baseMedian.toFixed(0)} µs`;
  return { name, ratio: facadeMedian / baseMedian, budget: 1.15, detail };
}

interface Library {
  createClient(options: object): { GET(path: string, init: object): Promise<unknown> };
  createTwelveLabs(
    options: object,
  ): Record<"tasks" | "embedTasks", { retrieve(id: string): Promise<unknown> }>;
}

const [, , file, baseUrl] = process.argv as [string, string, string, string];
const library = (await import(file)) as Library;
const base = library.createClient({ baseUrl, headers: { "x-api-key": "bench-key" } });
const facade = library.createTwelveLabs({ baseUrl, apiKey: "bench-key" });
const init = { params: { path: { task_id: "a" } } };
const small: [Call, Call] = [
  () => base.GET("/tasks/{task_id}", init),
  () => facade.tasks.retrieve("a"),
];
const large: [Call, Call] = [
  () => base.GET("/embed-v2/tasks/{task_id}", init),
  () => facade.embedTasks.retrieve("a"),
];
console.log(
  JSON.stringify([
    await compare("CPU of a retrieve, one at a time", small, { requests: 100, concurrency: 1 }),
    await compare("CPU of a retrieve, 32 at once", small, { requests: 160, concurrency: 32 }),
    await compare("CPU of 636 kB of embeddings", large, { requests: 4, concurrency: 1 }),
  ]),
);
