import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

interface Source {
  contents: string;
  /** The directory from which the imports are resolved. */
  resolveDir: string;
  /** Packages that do not count. */
  external?: string[];
  plugins?: Plugin[];
}

/** The bytes of a TypeScript module as a bundle for browsers, minified and gzipped. */
export async function measureBundle(source: Source): Promise<number> {
  return (await bundle(source)).size;
}

/** The bytes of the bundle, and the modules of which it has code. */
export async function bundle({ external = [], plugins = [], ...stdin }: Source) {
  const { outputFiles, metafile } = await build({
    stdin: { ...stdin, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external,
    plugins,
    metafile: true,
    logLevel: "error",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return { size: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length, used };
}
