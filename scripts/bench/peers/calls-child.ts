/** Child process of the benchmark: CPU and memory of a retrieve of each peer, in turn. Prints JSON. */
import { findMedian } from "../row.ts";

type Call = (id: string) => Promise<unknown>;

const ROUNDS = 24;
/** The first rounds are not counted, because the code is still being compiled. */
const WARMUP = 6;
const REQUESTS = 192;

const [, , baseUrl, ...files] = process.argv;
const collect = globalThis.gc;
if (!collect || baseUrl === undefined) throw new Error("Start this script with --expose-gc.");

const sendAll = async (call: Call, concurrency: number): Promise<void> => {
  let sent = 0;
  const work = async () => {
    while (sent++ < REQUESTS) await call("a");
  };
  await Promise.all(Array.from({ length: concurrency }, work));
};

/** CPU in microseconds and allocated bytes per request. The young generation is larger than a round. */
const measure = async (call: Call, concurrency: number) => {
  collect();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  await sendAll(call, concurrency);
  const { user, system } = process.cpuUsage(before);
  const allocated = process.memoryUsage().heapUsed - heap;
  return { cpu: (user + system) / REQUESTS, allocated: allocated / REQUESTS };
};

const calls: Call[] = [];
for (const file of files) {
  const { create } = (await import(file)) as { create: (baseUrl: string) => Call };
  calls.push(create(baseUrl));
}

const measureAll = async (concurrency: number) => {
  const results = calls.map(() => ({ cpu: [] as number[], allocated: [] as number[] }));
  for (let round = -WARMUP; round < ROUNDS; round++) {
    const inOrder = [...calls.entries()];
    for (const [index, call] of round % 2 === 0 ? inOrder : inOrder.toReversed()) {
      const { cpu, allocated } = await measure(call, concurrency);
      if (round < 0) continue;
      results[index]?.cpu.push(cpu);
      results[index]?.allocated.push(allocated);
    }
  }
  return results.map(({ cpu, allocated }) => ({
    cpu: findMedian(cpu),
    allocated: findMedian(allocated),
  }));
};

console.log(JSON.stringify({ alone: await measureAll(1), together: await measureAll(32) }));
process.exit();
