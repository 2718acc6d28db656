import { build, type BuildOptions } from "esbuild";
import { browserPlugin } from "./browser-plugin.ts";

/** Bundles a file as one script for browsers, without writing it. */
export function bundleScript(entry: string, options: BuildOptions = {}): Promise<string> {
  return bundle({ entryPoints: [entry], ...options });
}

/** Bundles a text with imports, which are resolved from a directory. */
export function bundleText(contents: string, resolveDir: string): Promise<string> {
  return bundle({ stdin: { contents, resolveDir } });
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
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
