import { renderDocument, renderDocumentList, renderLlmsText } from "../pages/document-page.ts";
import { renderSearchIndex, renderSource } from "../pages/document-page.ts";
import { renderDocuments, sourcePath, type DocumentPage } from "../pages/documents.ts";
import type { Files } from "./files.ts";
import { readDocuments, readImages, readSource } from "./read-documents.ts";

/** The documentation: HTML and Markdown of each page, the search, and the source files that the pages name. */
export function renderDocumentation(summary: string): { files: Files; readme: DocumentPage } {
  const linked = new Set<string>();
  const [readme, ...pages] = renderDocuments(readDocuments(), linked);
  if (!readme) throw new Error("There is no README.md.");
  const files = new Map<string, string>([
    ["docs.html", renderDocumentList(pages)],
    ["llms.txt", renderLlmsText([readme, ...pages], summary)],
    ["assets/search.js", renderSearchIndex(pages)],
    [readme.source.path, readme.source.text],
  ]);
  for (const page of pages) {
    files.set(page.path, renderDocument(page, pages));
    files.set(page.source.path, page.source.text);
  }
  for (const file of linked) {
    const path = sourcePath(file);
    files.set(path, renderSource(file, path, readSource(file)));
  }
  for (const [path, image] of readImages()) files.set(path, image);
  return { files, readme };
}
