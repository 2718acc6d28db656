import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Bundles {
  folder: string;
  /** The file of a bundle. */
  find(name: string): string;
  remove(): Promise<void>;
}

/** Bundles each script into one file, as an application would. */
export async function bundle(scripts: Record<string, string>): Promise<Bundles> {
  const folder = await mkdtemp(join(root, "node_modules/.bench-"));
  const find = (name: string) => join(folder, `${name}.mjs`);
  for (const [name, contents] of Object.entries(scripts)) {
    await build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      outfile: find(name),
      // The package declares that it has no side effects, but the benchmark consists of them.
      ignoreAnnotations: true,
      format: "esm",
      platform: "node",
      target: "node20",
    });
  }
  return { folder, find, remove: () => rm(folder, { recursive: true }) };
}
