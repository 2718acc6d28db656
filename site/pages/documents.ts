import { posix } from "node:path";
import { rootOf } from "./layout.ts";
import { renderMarkdown, type RenderedMarkdown } from "./markdown.ts";

/** A Markdown file of the repository. */
export interface SourceFile {
  /** Relative to the repository. */
  path: string;
  text: string;
}

/** A page of the documentation. */
export interface DocumentPage extends RenderedMarkdown {
  source: SourceFile;
  /** The path in the site. */
  path: string;
  /** The heading of the navigation under which the page is listed. */
  group: string;
}

/** The path in the site for a Markdown file. */
function sitePath(path: string): string {
  return path === "README.md" ? "index.html" : path.replace(/\.md$/, ".html");
}

/** Renders all Markdown files. `linked` gets each other file of the repository that they name. */
export function renderDocuments(files: readonly SourceFile[], linked: Set<string>): DocumentPage[] {
  const known = new Set(files.map(({ path }) => path));
  return files.map((source) => {
    const path = sitePath(source.path);
    const resolve = (target: string) => resolveLink(target, { source, path, known, linked });
    const rendered = renderMarkdown(source.text, resolve);
    return { ...rendered, source, path, group: groupOf(source.path) };
  });
}

interface LinkContext {
  source: SourceFile;
  path: string;
  known: ReadonlySet<string>;
  linked: Set<string>;
}

/** The link in the site: to the page of a Markdown file, or to a page that shows a source file. */
function resolveLink(target: string, { source, path, known, linked }: LinkContext): string {
  if (/^([a-z]+:|#)/.test(target)) return target;
  const [file = "", anchor] = target.split("#");
  const inRepository = posix.join(posix.dirname(source.path), file).replace(/\/$/, "");
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (known.has(inRepository)) return `${rootOf(path)}${sitePath(inRepository)}${hash}`;
  linked.add(inRepository);
  return `${rootOf(path)}${sourcePath(inRepository)}`;
}

/** The path in the site of the page that shows a source file. */
export function sourcePath(file: string): string {
  return `source/${file}.html`;
}

function groupOf(path: string): string {
  if (path.startsWith("docs/environments/")) return "Environments";
  if (path.startsWith("docs/decisions/")) return "Decisions";
  return path.startsWith("docs/") ? "Guides" : "Project";
}
