import { build, type BuildOptions } from "esbuild";
import { browserPlugin } from "./browser-plugin.ts";

/** Bundles a file as one script for browsers, without writing it. */
export async function bundleScript(entry: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    logLevel: "error",
    legalComments: "none",
    inject: ["site/browser/globals.ts"],
    plugins: [browserPlugin],
    ...options,
  });
  return outputFiles?.map(({ text }) => text).join("") ?? "";
}

/** A script that registers a worker's code as a function. The page starts it from a blob, which works from file:// too. */
export async function bundleWorker(name: string, entry: string): Promise<string> {
  const code = await bundleScript(entry);
  return `(globalThis.engines ??= {})[${JSON.stringify(name)}] = function () {\n${code}\n};\n`;
}
