import type { Page } from "../report/page.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { isObject } from "../values/json-object.ts";
import type { ApiFiles } from "./api-files.ts";
import { extractDocuments } from "./extract-page.ts";
import type { PageDocument } from "./page-document.ts";
import { parseSource } from "./parse/parse.ts";

/** Every specification of an API's pages, and the hand-written one. */
export function extractApi(files: ApiFiles, built: { problems: Problem[] }): PageDocument[] {
  const documents = files.pages.flatMap((page) => {
    const extracted = extractDocuments(page);
    built.problems.push(...extracted.problems);
    return extracted.documents;
  });
  const { handwritten } = files;
  const value = handwritten && parseFile(handwritten, built);
  if (handwritten && isObject(value)) documents.push({ value, pageContext: { page: handwritten } });
  return documents;
}

/** A file that is YAML as a whole; nothing, and a problem, when it cannot be read. */
export function parseFile(page: Page, built: { problems: Problem[] }): unknown {
  try {
    return parseSource({ page, start: 0, end: page.text.length });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push(error.problem);
    return undefined;
  }
}
