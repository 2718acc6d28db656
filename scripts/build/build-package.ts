import { execFile } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { packageEntries } from "./package-entries.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "src");

/** The modules that the entries share. They become one file, so that each class exists once. */
const SHARED_FOLDERS = ["http", "shared", "wait"];
const SHARED_FILES = ["create-tasks.ts", "define-tasks.ts", "errors.ts"];

const isShared = (file: string): boolean =>
  SHARED_FILES.includes(file) || SHARED_FOLDERS.includes(dirname(file));

/** The entries of the package and its command: the files of `src` that are not part of another. */
const ENTRIES = ["cli", ...packageEntries()];

/** The built file that holds a module of `src`; `undefined` if it becomes part of the entry. */
const findBuiltFile = (file: string): string | undefined => {
  if (isShared(file)) return "./shared.js";
  return ENTRIES.includes(file.replace(/\.ts$/, "")) ? `./${basename(file, ".ts")}.js` : undefined;
};

/** Imports other built files instead of including their modules. */
const importBuiltFiles: Plugin = {
  name: "import-built-files",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
      if (kind === "entry-point") return undefined;
      const builtFile = findBuiltFile(relative(source, resolve(resolveDir, path)));
      return builtFile === undefined ? undefined : { path: builtFile, external: true };
    });
  },
};

const writeSharedModule = (): string =>
  readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && isShared(file))
    .sort()
    .map((file) => `export * from "./${file}";\n`)
    .join("");

/**
 * Builds the package: one file per entry, and one that they share, because each file takes time to
 * load. The source maps lead to `src`, which is published too. The types stay one file per module,
 * and import those in `generated` by the name `#generated`, which is the same from `src` and from `dist`.
 */
export async function buildPackage(out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const options: BuildOptions = {
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    external: ["openapi-fetch", "node:*"],
    sourcemap: true,
    sourcesContent: false,
  };
  await build({
    ...options,
    stdin: { contents: writeSharedModule(), resolveDir: source, sourcefile: "shared.ts" },
    outfile: join(out, "src/shared.js"),
  });
  await build({
    ...options,
    entryPoints: ENTRIES.map((entry) => join(source, `${entry}.ts`)),
    outdir: join(out, "src"),
    plugins: [importBuiltFiles],
  });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const project = ["--project", join(root, "tsconfig.build.json"), "--outDir", out];
  await promisify(execFile)(process.execPath, [tsc, ...project]);
}
