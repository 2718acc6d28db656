import type { Page } from "../report/page.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { CodeBlock } from "./blocks.ts";
import { hasOperation, reportOtherOperation, reportUnclosed } from "./fence-problems.ts";
import { recordOtherBlock, type OtherBlocks } from "./other-blocks.ts";
import { formatOfValue, hasOpenApiContent, isOpenApi } from "./other-formats.ts";
import type { PageContext, PageDocument } from "./page-document.ts";
import { parseSource } from "./parse/parse.ts";
import type { SourceRange } from "./parse/source-range.ts";
import { readInfoString } from "./platforms.ts";

/** The results of one page, which grow while its blocks are read. */
export interface Extraction {
  page: Page;
  documents: PageDocument[];
  problems: Problem[];
  otherBlocks: OtherBlocks;
}

/** Adds the document of a block to the extraction, or records why the block has none. */
export function extractBlock(
  extraction: Extraction,
  block: CodeBlock,
  syntaxErrors: Problem[],
): void {
  const { page, documents, otherBlocks } = extraction;
  if (!block.closed) {
    reportUnclosed(extraction, block);
    return;
  }
  const range = { page, start: block.contentStart, end: block.contentEnd };
  const value = tryParse(range, syntaxErrors);
  if (!isOpenApi(value)) recordOtherBlock(otherBlocks, formatOfValue(value), block.start);
  else if (!hasOpenApiContent(value)) recordOtherBlock(otherBlocks, "sample", block.start);
  else documents.push(toPageDocument(extraction, block, value));
}

function toPageDocument(extraction: Extraction, block: CodeBlock, value: JsonObject): PageDocument {
  const { page } = extraction;
  const { requestLine } = block;
  const { source, operation } = readInfoString(block.info) ?? {};
  if (operation && !hasOperation(value, operation)) {
    reportOtherOperation(extraction, block, operation);
  }
  const pageContext: PageContext = requestLine ? { page, requestLine } : { page };
  return source === undefined ? { value, pageContext } : { value, pageContext, source };
}

/** Parses a document. Returns `undefined` and adds a problem if that fails. */
export function tryParse(range: SourceRange, problems: Problem[]): unknown {
  try {
    return parseSource(range);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(error.problem);
    return undefined;
  }
}
