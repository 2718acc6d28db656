import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import { bundle } from "../peers/bundle-size.ts";
import { FEATURES } from "./features.ts";

const EXPORT = /^export (?:default )?(?:async )?(?:const|class|function\*?) (\w+)/gm;
const IMPORT = /^import (?!type)(?:(\w+), )?\{([^}]+)\} from ".+";$/gm;

/** A module that does nothing, with the exports and imports of another, so that no further module is left out. */
const emptyModule = (file: string): string => {
  const text = readFileSync(file, "utf8");
  if (!file.endsWith(".ts")) return "export const mergeHeaders = 0; export default 0;";
  const imports = [...text.matchAll(IMPORT)];
  const names = imports.flatMap(([, whole, parts = ""]) => [whole ?? "", ...parts.split(",")]);
  const values = names.map((name) => name.trim()).filter((name) => /^\w+$/.test(name));
  const exports = [...text.matchAll(EXPORT)].map(([, name]) => `export const ${name} = uses;`);
  const lines = imports.map(([line]) => line);
  return [...lines, `const uses = [${values.join()}];`, ...exports].join("\n");
};

const leaveOut = (modules: string[]): Plugin => ({
  name: "leave-out",
  setup({ onLoad }) {
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) =>
      modules.some((module) => path.endsWith(`/${module}`))
        ? { contents: emptyModule(path), loader: "ts" }
        : undefined,
    );
  },
});

/** The bundle of a module without the code of some modules. */
const measure = (contents: string, modules: string[] = []) =>
  bundle({ contents, resolveDir: ".", plugins: [leaveOut(modules)] });

const ENTRIES = [
  'export { createLivepeer } from "./src/livepeer.ts"',
  'export { createTasks } from "./src/core.ts"',
];

/** A table in Markdown: the bytes that each bundle loses without the modules of a behavior. */
export async function describeSizes(): Promise<string> {
  const whole = await Promise.all(ENTRIES.map((entry) => measure(entry)));
  const known = Object.values(FEATURES).flat();
  const isKnown = (file: string) => known.some((module) => `/${file}`.endsWith(`/${module}`));
  const unknown = whole.flatMap(({ used }) => used).filter((file) => !isKnown(file));
  if (unknown.length > 0) throw new Error(`No behavior has these modules: ${unknown.join(", ")}`);
  const rows = ["| behavior | `createLivepeer` | `createTasks` |", "| --- | --- | --- |"];
  for (const [feature, modules] of Object.entries(FEATURES)) {
    const saved = ENTRIES.map(async (entry, index) => {
      const { size } = await measure(entry, modules);
      return (whole[index]?.size ?? 0) - size;
    });
    rows.push(`| ${feature} | ${(await Promise.all(saved)).join(" | ")} |`);
  }
  rows.push(`| the whole bundle | ${whole.map(({ size }) => size).join(" | ")} |`);
  return `${rows.join("\n")}\n`;
}
