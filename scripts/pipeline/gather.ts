import type { ApiFiles, Built } from "./build.ts";
import { extractDocuments, type PageDocument } from "./extract.ts";
import type { Page } from "./page.ts";
import { parseSource } from "./parse.ts";
import { DocumentError } from "./problems.ts";
import { isObject } from "./walk.ts";

/** Every specification of an API's pages, and the hand-written one. */
export function extractAll(files: ApiFiles, built: Pick<Built, "problems">): PageDocument[] {
  const documents = files.pages.flatMap((page) => {
    const extracted = extractDocuments(page);
    built.problems.push(...extracted.problems);
    return extracted.documents;
  });
  const { handwritten } = files;
  const value = handwritten && parseFile(handwritten, built);
  if (handwritten && isObject(value))
    documents.push({ value, surroundings: { page: handwritten } });
  return documents;
}

/** A file that is YAML as a whole; nothing, and a problem, when it cannot be read. */
export function parseFile(page: Page, built: Pick<Built, "problems">): unknown {
  try {
    return parseSource({ page, start: 0, end: page.text.length });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push(error.problem);
    return undefined;
  }
}
