import { extractDocuments } from "../pipeline/1-extract/extract-page.ts";

/** Whether the pipeline finds a specification on a page. */
export function holdsSpecification(text: string, path: string): boolean {
  return extractDocuments({ path, name: path, text }).documents.length > 0;
}
