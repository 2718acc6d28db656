import type { Page } from "../report/page.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { CodeBlock } from "./blocks.ts";
import { hasOperation, reportOtherOperation, reportUnclosed } from "./fence-problems.ts";
import { recordOtherBlock, type OtherBlocks } from "./other-blocks.ts";
import { formatOfValue, hasOpenApiContent, isCompleteOpenApi, isOpenApi } from "./other-formats.ts";
import type { PageContext, PageDocument } from "./page-document.ts";
import { parseSource } from "./parse/parse.ts";
import type { SourceRange } from "./parse/source-range.ts";
import { hasSampleHeading, isPresentedAsSpecification, readInfoString } from "./platforms.ts";
import { convertSwagger, isSwagger } from "./swagger/convert-swagger.ts";

/** The results of one page, which grow while its blocks are read. */
export interface Extraction {
  page: Page;
  documents: PageDocument[];
  problems: Problem[];
  otherBlocks: OtherBlocks;
  /** Whether a document of the page is not below a heading such as "Example". */
  hasOwnDocument?: boolean;
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
  else if (!isOwnContent(extraction, block, value))
    recordOtherBlock(otherBlocks, "sample", block.start);
  else documents.push(toPageDocument(extraction, block, value));
}

/**
 * Below a heading such as "Example" or "Get a sample", only a complete document is the page's own, and only if the page
 * has no document below another heading.
 */
function isOwnContent(extraction: Extraction, block: CodeBlock, value: JsonObject): boolean {
  const content = extraction.page.text.slice(block.contentStart, block.contentEnd);
  if (!hasSampleHeading(block) || isPresentedAsSpecification(block, content)) {
    extraction.hasOwnDocument ||= hasOpenApiContent(value);
    return hasOpenApiContent(value);
  }
  return isCompleteOpenApi(value) && extraction.hasOwnDocument !== true;
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

/** Parses a document, and converts it if it is Swagger 2.0. Returns `undefined` and adds a problem if that fails. */
export function tryParse(range: SourceRange, problems: Problem[]): unknown {
  try {
    const value = parseSource(range);
    return isSwagger(value) ? convertSwagger(value, problems) : value;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(error.problem);
    return undefined;
  }
}
