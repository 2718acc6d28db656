import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { toSlashes } from "../../scripts/shared/slashes.ts";
import type { SourceFile } from "../pages/documents.ts";

/** The Markdown files of the repository: the README's links first, in their order, then all others. */
export function readDocuments(): SourceFile[] {
  const readme = readFileSync("README.md", "utf8");
  const linked = [...readme.matchAll(/\]\((docs\/[^)#]+\.md)/g)].map(([, path = ""]) => path);
  const all = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => toSlashes(join("docs", name)))
    .sort();
  const others = ["CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
  const paths = new Set(["README.md", ...linked, ...all, ...others]);
  return [...paths].map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** The text of a file that the documentation names, or the names in a directory. */
export function readSource(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, "utf8");
  return readdirSync(path).sort().join("\n");
}

/** The pictures of the documentation, by their paths. */
export function readImages(): [string, string][] {
  return readdirSync("docs")
    .filter((name) => name.endsWith(".svg"))
    .map((name) => [`docs/${name}`, readFileSync(join("docs", name), "utf8")]);
}
