/** Child process of the benchmark: lag and requests of a wait in virtual time. Prints JSON. */
import { mock } from "node:test";

const DURATIONS = Array.from({ length: 20 }, (_, index) => 3_050 + index * 250);

const [, , file = ""] = process.argv;
const nextTurn = setImmediate;
mock.timers.enable({ apis: ["setTimeout", "Date"] });
// Node mocks no monotonic clock.
performance.now = () => Date.now();

const { wait } = (await import(file)) as { wait: (baseUrl: string) => Promise<unknown> };

let lag = 0;
let requests = 0;
for (const duration of DURATIONS) {
  const begun = Date.now();
  globalThis.fetch = async () => {
    requests++;
    const status = Date.now() - begun >= duration ? "ready" : "indexing";
    const headers = { "content-type": "application/json" };
    return new Response(JSON.stringify({ _id: "a", status }), { headers });
  };
  let ended = 0;
  void wait("http://127.0.0.1").then(() => (ended = Date.now()));
  while (!ended) {
    // Several turns, because a client may await more than once between two timers.
    for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => nextTurn(resolve));
    if (!ended) mock.timers.tick(20);
  }
  lag += ended - begun - duration;
}
console.log(JSON.stringify({ lag: lag / DURATIONS.length, requests: requests / DURATIONS.length }));
process.exit();
