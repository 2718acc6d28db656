import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/** The programs that tests start, and the modules that those load by a name that is known only at run time. */
const ENTRIES = [
  "scripts/*.ts",
  "scripts/bin/openapi-pages.ts",
  "site/bundle/write-report.ts",
  "src/*.ts",
  "test/docs/documented-*.ts",
  "test/docs/example-vendor.ts",
  "test/docs/fake-terminal.ts",
  "test/support/programs/replace-outputs.ts",
];

/** An import of a module whose name is known only at run time. */
const IMPORT_BY_VALUE = /\bawait import\(([A-Za-z.]+)\)/g;

/**
 * Compiles the programs to JavaScript. They behave as their sources: a file that they look for beside themselves is found
 * beside the source, and they count as the TypeScript of the repository.
 */
export async function buildPrograms(root: string, directory: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [...ENTRIES, ...findFormats(root)],
    outbase: ".",
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    plugins: [keepSourceUrls(root, directory)],
  });
}

/** The output formats of the commands, and not those of a built package in `scripts/dist`. */
function findFormats(root: string): string[] {
  return readdirSync(join(root, "scripts"), { recursive: true, encoding: "utf8" })
    .filter((file) => /^[\w-]+[\\/]formats[\\/][\w-]+\.ts$/.test(file))
    .map((file) => join("scripts", file));
}

function keepSourceUrls(root: string, directory: string): Plugin {
  const [sources, programs] = [root, directory].map((path) => JSON.stringify(urlOf(path)));
  return {
    name: "keep-source-urls",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const url = JSON.stringify(urlOf(path));
        const builtModule = `new URL($1, ${url}).href.replace(${sources}, ${programs}).replace(/ts$/, "mjs")`;
        const contents = readFileSync(path, "utf8")
          .replace(IMPORT_BY_VALUE, `await import(${builtModule})`)
          .replaceAll("import.meta.url", url);
        return { contents, loader: "ts" };
      });
    },
  };
}

const urlOf = (path: string): string => pathToFileURL(path).href;
