import type { Page } from "../report/page.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { isObject } from "../values/json-object.ts";
import type { ApiFiles } from "./api-files.ts";
import { extractDocuments } from "./extract-page.ts";
import type { PageDocument } from "./page-document.ts";
import { parseSource } from "./parse/parse.ts";

/** Extracts the documents of all pages of an API, and the hand-written document. */
export function extractApi(files: ApiFiles, report: { problems: Problem[] }): PageDocument[] {
  const documents = files.pages.flatMap((page) => {
    const extracted = extractDocuments(page);
    report.problems.push(...extracted.problems);
    return extracted.documents;
  });
  const { handwritten } = files;
  const value = handwritten && parseFile(handwritten, report);
  if (handwritten && isObject(value)) {
    documents.push({ value, pageContext: { page: handwritten } });
  } else if (handwritten && value !== undefined) {
    const message =
      "The file is not an OpenAPI document. Begin it with `openapi: 3.1.1`, `info`, and `paths`.";
    const { problem } = new DocumentError("yaml-syntax", message, { page: handwritten, offset: 0 });
    report.problems.push(problem);
  }
  return documents;
}

/** Parses a whole file as YAML. Returns `undefined` and reports a problem if that fails. */
export function parseFile(page: Page, report: { problems: Problem[] }): unknown {
  try {
    return parseSource({ page, start: 0, end: page.text.length });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    report.problems.push(error.problem);
    return undefined;
  }
}
