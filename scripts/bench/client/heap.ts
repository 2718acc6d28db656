/** Child process of the benchmark, run with --expose-gc: prints the bytes of heap per waiting task. */
import { API_KEY } from "./api-key.ts";
const [, , file] = process.argv as [string, string, string];
const { createTwelveLabs } = (await import(file)) as {
  createTwelveLabs(options: object): {
    tasks: { waitAll(ids: string[], options: object): AsyncIterable<unknown> };
  };
};
const COUNT = 10_000;
const collect = globalThis.gc;
if (!collect) throw new Error("Start this script with --expose-gc.");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let responses = 0;
const fetch = async () => {
  responses++;
  return new Response('{"_id":"a","status":"indexing","updated_at":"2022-01-17T08:35:21.639Z"}');
};
const { tasks } = createTwelveLabs({ apiKey: API_KEY, fetch });
const ids = Array.from({ length: COUNT }, (_, index) => `task-${index}`);
collect();
const before = process.memoryUsage().heapUsed;
void tasks.waitAll(ids, { interval: 600_000 })[Symbol.asyncIterator]().next();
while (responses < COUNT) await pause(20);
await pause(50);
collect();
console.log((process.memoryUsage().heapUsed - before) / COUNT);
process.exit();
