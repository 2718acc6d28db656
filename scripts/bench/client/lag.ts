/** Child process of the benchmark: measures waits in virtual time. Prints JSON. */
import { mock } from "node:test";
import { API_KEY } from "./api-key.ts";

const [, , file, ...durations] = process.argv as [string, string, string, ...string[]];
const { createTwelveLabs } = (await import(file)) as {
  createTwelveLabs(options: object): {
    tasks: { wait(id: string, options: object): Promise<unknown> };
  };
};
const nextTurn = setImmediate;
mock.timers.enable({ apis: ["setTimeout", "Date"] });
// Node mocks no monotonic clock.
performance.now = () => Date.now();

async function measure(duration: number, interval?: number) {
  const begun = Date.now();
  let requests = 0;
  const fetch = async () => {
    requests++;
    const status = Date.now() - begun >= duration ? "ready" : "indexing";
    return new Response(JSON.stringify({ status }));
  };
  const { tasks } = createTwelveLabs({ apiKey: API_KEY, fetch });
  let ended = 0;
  void tasks.wait("a", { interval, maxWait: Infinity }).then(() => (ended = Date.now()));
  const step = Math.max(20, duration / 8000);
  while (!ended) {
    await new Promise((resolve) => nextTurn(resolve));
    if (!ended) mock.timers.tick(step);
  }
  return { lag: ended - begun - duration, requests };
}

const results = [];
for (const duration of durations.map(Number)) {
  results.push({ duration, ours: await measure(duration), second: await measure(duration, 1000) });
}
console.log(JSON.stringify(results));
