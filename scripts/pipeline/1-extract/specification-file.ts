import type { Page } from "../report/page.ts";

/**
 * Where the specification begins if the whole file is one, without a page around it. Front matter before it is skipped.
 * Returns `undefined` for a page.
 */
export function startOfSpecificationFile({ path, text }: Page): number | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const body = startAfterFrontMatter(text, start);
  if (body !== undefined && beginsSpecification(firstLineOf(text, body))) return body;
  const isSpecification =
    /\.(?:ya?ml|json)$/i.test(path) || beginsSpecification(firstLineOf(text, start));
  return isSpecification ? start : undefined;
}

/** Front matter is between two lines of `---`. A specification may begin with `---` too, so it is checked first. */
function startAfterFrontMatter(text: string, start: number): number | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text.slice(start, start + 100))?.[0];
  if (opening === undefined) return undefined;
  const closing = /^---[ \t]*\r?$/gm;
  closing.lastIndex = start + opening.length;
  const end = closing.exec(text)?.index;
  if (end === undefined) return undefined;
  const isEmpty = text.slice(start + opening.length, end).trim() === "";
  const isSpecification = !isEmpty && beginsSpecification(firstLineOf(text, start));
  return isSpecification ? undefined : closing.lastIndex;
}

/** The first line that is not blank, a comment or a document marker. */
function firstLineOf(text: string, from: number): string {
  for (let start = from; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + 100)).trim();
    if (line !== "" && line !== "---" && !line.startsWith("# ")) return line;
    start = end + 1;
  }
  return "";
}

/** Only a version begins a specification, because the front matter of a page may say `openapi: GET /path`. */
function beginsSpecification(line: string): boolean {
  return /^\{(?:\s*"|$)|^["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?\d[\w.+-]*["']?\s*(?:#.*)?$/.test(
    line,
  );
}
