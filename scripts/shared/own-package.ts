import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Whether this code is the published JavaScript, and not the TypeScript of the repository. */
export const isCompiled = import.meta.url.endsWith(".js");

/** The directory of the package `openapi-pages`. The compiled files are one directory deeper than the sources. */
export const packageDirectory = fileURLToPath(
  new URL(isCompiled ? "../../" : "../", import.meta.url),
);

/** The list of rules. The package contains a copy. */
export const rulesPage = join(packageDirectory, isCompiled ? "dist/rules.md" : "../docs/rules.md");

/** The list of rules as messages name it: relative to the shell's directory, or as the repository's own file. */
export function nameOfRulesPage(): string {
  return isCompiled ? relative("", rulesPage) : "docs/rules.md";
}

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

/** The manifest of `openapi-pages`. */
export function readManifest(): Manifest {
  const text = readFileSync(join(packageDirectory, "package.json"), "utf8");
  return JSON.parse(text) as Manifest; // our own manifest, which a test checks
}
