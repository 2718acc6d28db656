import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface Source {
  contents: string;
  /** The directory from which the imports are resolved. */
  resolveDir: string;
  /** Packages that do not count. */
  external?: string[];
}

/** The bytes of a TypeScript module as a bundle for browsers, minified and gzipped. */
export async function measureBundle({ external = [], ...stdin }: Source): Promise<number> {
  const { outputFiles } = await build({
    stdin: { ...stdin, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
