import vm from "node:vm";
import { bundleScript } from "../../site/bundle/bundle.ts";
import type { EngineInput } from "../../site/workers/input.ts";
import type { OpenapiResult } from "../../site/workers/openapi-engine.ts";
import type { TypesResult } from "../../site/workers/types-engine.ts";

export interface Engines {
  buildOpenapi(input: EngineInput): Promise<OpenapiResult>;
  buildTypes(input: EngineInput): Promise<TypesResult>;
}

/** The bundled engines in a context that has the globals of a worker, and nothing of Node. */
export async function loadEngines(): Promise<Engines> {
  const context = vm.createContext({
    performance,
    queueMicrotask,
    setTimeout,
    structuredClone,
    TextEncoder,
    URL,
  });
  const load = async (name: string) => {
    const globalName = name.replaceAll("-", "_");
    const code = await bundleScript(`site/workers/${name}.ts`, { globalName });
    return vm.runInContext(`${code}\n${globalName}`, context) as Partial<Engines>; // its exports
  };
  const [openapi, types] = await Promise.all([load("openapi-engine"), load("types-engine")]);
  const engines = { ...openapi, ...types };
  return engines as Engines; // the two modules export both functions
}
