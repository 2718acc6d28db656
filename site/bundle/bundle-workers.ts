import type { BuildOptions } from "esbuild";
import { browserPlugin } from "./browser-plugin.ts";
import { bundleScript } from "./bundle.ts";
import type { Files } from "./files.ts";
import { bundleLatePackage, LATE_PACKAGES, latePlugin } from "./late-packages.ts";
import { redoclyPlugin } from "./redocly-plugin.ts";

/** The options of each worker. The first one leaves out the packages that few pages need. */
const OPTIONS = {
  openapi: { plugins: [browserPlugin, latePlugin] },
  types: {},
  lint: { plugins: [browserPlugin, redoclyPlugin], loader: { ".yaml": "text" } },
} satisfies Record<string, BuildOptions>;

export type WorkerName = keyof typeof OPTIONS;

/** The code of a worker of the playground. */
export function bundleWorker(name: WorkerName): Promise<string> {
  return bundleScript(`site/workers/${name}-worker.ts`, OPTIONS[name]);
}

/** The scripts of the workers, and of the packages that they load late. */
export async function bundleWorkers(): Promise<Files> {
  const names = Object.keys(OPTIONS) as WorkerName[]; // the keys of the object above
  const workers = names.map(async (name): Promise<[string, string]> => {
    const script = register("engines", name, await bundleWorker(name));
    return [`assets/${name}-worker.js`, script];
  });
  const packages = LATE_PACKAGES.map(async (name): Promise<[string, string]> => {
    const script = register("lateCode", name, await bundleLatePackage(name));
    return [`assets/late-${name}.js`, script];
  });
  return new Map(await Promise.all([...workers, ...packages]));
}

/** A script that registers code as a function. The page starts it in a worker, which works from file:// too. */
function register(registry: string, name: string, code: string): string {
  return `(globalThis.${registry} ??= {})[${JSON.stringify(name)}] = function () {\n${code}\n};\n`;
}
