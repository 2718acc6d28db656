// The globals of React Native up to 0.86, simulated in Node.
import process from "node:process";

const { AbortController: RealController, fetch: realFetch } = globalThis;

/** The signal of the package abort-controller: no `reason`, no `throwIfAborted`, no statics. */
class OldSignal extends EventTarget {
  aborted = false;
}
class OldController {
  signal = new OldSignal();
  abort() {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.dispatchEvent(new Event("abort"));
  }
}

/** Like React Native's own: accepts such a signal, and its responses have no stream. */
async function oldFetch(url, init) {
  const bridge = new RealController();
  init?.signal?.addEventListener("abort", () => bridge.abort());
  const response = await realFetch(url, { ...init, signal: bridge.signal });
  return Object.defineProperty(response, "body", { value: undefined });
}

// Node loads its own `fetch` at the first use, and needs all globals for that.
new Response("");
Object.assign(globalThis, {
  AbortController: OldController,
  AbortSignal: OldSignal,
  fetch: oldFetch,
});
for (const name of ["TextDecoder", "structuredClone", "File"]) {
  delete globalThis[name];
}
const { smoke } = await import("./smoke.mjs");
console.log(`RESULTS ${JSON.stringify(await smoke(process.argv[2]))}`);
process.exit();
