import vm from "node:vm";
import { bundleWorker, type WorkerName } from "../../site/bundle/bundle-workers.ts";
import { bundleLatePackage } from "../../site/bundle/late-packages.ts";
import type { EngineInput } from "../../site/workers/input.ts";
import type { LintResult } from "../../site/workers/lint-engine.ts";
import type { OpenapiResult } from "../../site/workers/openapi-engine.ts";
import type { EngineRequest, EngineResponse } from "../../site/workers/serve.ts";
import type { TypesResult } from "../../site/workers/types-engine.ts";

export interface Engines {
  buildOpenapi(input: EngineInput): Promise<OpenapiResult>;
  buildTypes(input: EngineInput): Promise<TypesResult>;
}

/** The URL of a blob is its text, for `importScripts`. */
class BlobUrl extends URL {
  static override createObjectURL = String;
}

class FakeBlob {
  readonly #text: string;
  constructor(parts: string[]) {
    this.#text = parts.join("");
  }
  toString(): string {
    return this.#text;
  }
}

/** Starts code in a context that has the globals of a worker, nothing of Node, and no `eval`. */
function startWorker(code: string): (request: EngineRequest) => Promise<unknown> {
  let listener: (event: { data: EngineRequest }) => void = () => undefined;
  let respond: (response: unknown) => void = () => undefined;
  const globals = {
    performance,
    queueMicrotask,
    setTimeout,
    structuredClone,
    TextEncoder,
    URL: BlobUrl,
    Blob: FakeBlob,
    importScripts: (script: string) => vm.runInContext(script, context) as unknown,
    addEventListener: (_name: string, added: typeof listener) => (listener = added),
    postMessage: (response: unknown) => respond(response),
  };
  const codeGeneration = { strings: false, wasm: false };
  const context = vm.createContext(globals, { codeGeneration });
  vm.runInContext("globalThis.self = globalThis", context);
  vm.runInContext(code, context);
  return (request) =>
    new Promise((resolve) => {
      respond = resolve;
      listener({ data: request });
    });
}

export interface Engine<Result> {
  run(input: EngineInput): Promise<Result>;
  /** The names of the packages that have been loaded late. */
  loaded(): string[];
}

/** The bundled worker of an engine. Like the playground, it starts again with the packages that a page needs. */
async function loadEngine<Result>(name: WorkerName): Promise<Engine<Result>> {
  const packages = new Map<string, string>();
  const code = await bundleWorker(name);
  const start = () => startWorker([...packages.values(), code].join("\n"));
  let worker = start();
  const run = async (input: EngineInput): Promise<Result> => {
    const data = (await worker({ id: 1, input })) as EngineResponse<Result>; // `serve` sends it
    if ("error" in data) throw new Error(data.error);
    if ("result" in data) return data.result;
    for (const missing of data.missing) packages.set(missing, await bundleLatePackage(missing));
    worker = start();
    return run(input);
  };
  return { run, loaded: () => [...packages.keys()] };
}

export const loadOpenapiEngine = () => loadEngine<OpenapiResult>("openapi");
export const loadLintEngine = () => loadEngine<LintResult>("lint");

export async function loadEngines(): Promise<Engines> {
  const [openapi, types] = await Promise.all([
    loadOpenapiEngine(),
    loadEngine<TypesResult>("types"),
  ]);
  return { buildOpenapi: openapi.run, buildTypes: types.run };
}
