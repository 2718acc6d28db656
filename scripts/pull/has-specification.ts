import { extractDocuments } from "../pipeline/1-extract/extract-page.ts";

/** Whether the pipeline finds an OpenAPI document on a page. */
export function hasSpecification(text: string, path: string): boolean {
  return extractDocuments({ path, name: path, text }).documents.length > 0;
}
