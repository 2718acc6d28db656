import { loadScript } from "../scripts/load-script.ts";
import type { EngineStarter } from "./engine-client.ts";

type Code = () => void;

/** The code of each worker and of each package that is loaded late, registered by their scripts. */
declare global {
  var engines: Record<string, Code> | undefined;
  var lateCode: Record<string, Code> | undefined;
}

/** Starts the workers of an engine, and loads what they need. */
export function engineStarter(name: string): EngineStarter {
  return { start: () => startEngine(name), load: loadPackages };
}

/** Starts a worker with the packages that are loaded. It is a blob: a page opened from a file cannot start a URL. */
function startEngine(name: string): Worker {
  const code = globalThis.engines?.[name];
  if (!code) throw new Error(`The engine "${name}" is not loaded.`);
  const parts = [...Object.values(globalThis.lateCode ?? {}), code];
  const calls = parts.map((part) => `(${part.toString()})();\n`);
  const url = URL.createObjectURL(new Blob(calls, { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}

/** Loads packages for the workers that start later. */
async function loadPackages(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !globalThis.lateCode?.[name]);
  await Promise.all(missing.map((name) => loadScript(`assets/late-${name}.js`)));
}
