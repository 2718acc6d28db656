import type { Page } from "../report/page.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { findCodeBlocks, type CodeBlock } from "./blocks.ts";
import {
  checkInfoString,
  MAX_BLOCKS,
  reportSwallowed,
  reportTooMany,
  reportUnclosed,
} from "./fence-problems.ts";
import { describeOtherBlocks, recordOtherBlock, type OtherBlocks } from "./other-blocks.ts";
import {
  isSpecificationFile,
  hasOpenApiContent,
  isOpenApi,
  formatOfBlock,
  formatOfValue,
  mentionsSpecification,
  namesOpenApiVersion,
} from "./other-formats.ts";
import type { PageDocument, PageContext } from "./page-document.ts";
import { parseSource } from "./parse/parse.ts";
import {
  mayBeSpecification,
  isPresentedAsSpecification,
  readInfoString,
} from "./presented-blocks.ts";

export interface Extracted {
  documents: PageDocument[];
  problems: Problem[];
}

interface Extraction extends Extracted {
  page: Page;
  others: OtherBlocks;
}

/** The OpenAPI documents of a page: the whole file, or the fenced blocks that the page presents as its specification. */
export function extractDocuments(page: Page): Extracted {
  const extraction: Extraction = { page, documents: [], problems: [], others: new Map() };
  if (isSpecificationFile(page)) extractFile(extraction);
  else extractBlocks(extraction);
  const { documents, problems } = extraction;
  return {
    documents,
    problems: [...problems, ...describeOtherBlocks(page, extraction.others, extraction)],
  };
}

function extractFile(extraction: Extraction): void {
  const { page } = extraction;
  if (!mentionsSpecification(page.text)) return;
  const start = page.text.startsWith("\uFEFF") ? 1 : 0;
  const value = tryParse(extraction, { start, end: page.text.length }, true);
  if (isOpenApi(value)) extraction.documents.push({ value, pageContext: { page } });
  else recordOtherBlock(extraction, formatOfValue(value), 0);
}

function extractBlocks(extraction: Extraction): void {
  const { text } = extraction.page;
  const blocks = findCodeBlocks(text);
  const contentOf = (block: CodeBlock) => text.slice(block.contentStart, block.contentEnd);
  const candidates = blocks.filter((block) => mayMatter(block, contentOf(block)));
  const known = new Set(candidates);
  const tutorials = new Set(
    blocks.filter((block) => !known.has(block)).map(({ section }) => section),
  );
  if (candidates.length > MAX_BLOCKS) return reportTooMany(extraction, candidates[MAX_BLOCKS]);
  for (const block of candidates) {
    const content = contentOf(block);
    const kind = formatOfBlock(block, content);
    if (kind) recordOtherBlock(extraction, kind, block.start);
    else if (isPresentedAsSpecification(block, content)) extractBlock(extraction, block, true);
    else if (mayBeSpecification(block, tutorials))
      extractBlock(extraction, block, namesOpenApiVersion(content));
    else if (namesOpenApiVersion(content)) recordOtherBlock(extraction, "sample", block.start);
    if (!kind) reportSwallowed(extraction, block, content);
  }
}

function mayMatter(block: CodeBlock, content: string): boolean {
  return formatOfBlock(block, content) !== undefined || mentionsSpecification(content);
}

function extractBlock(extraction: Extraction, block: CodeBlock, isReported: boolean): void {
  const { page, documents } = extraction;
  if (!block.closed) return reportUnclosed(extraction, block);
  const source = { start: block.contentStart, end: block.contentEnd };
  const value = tryParse(extraction, source, isReported);
  if (!isOpenApi(value)) return recordOtherBlock(extraction, formatOfValue(value), block.start);
  if (!hasOpenApiContent(value)) return recordOtherBlock(extraction, "sample", block.start);
  const pageContext: PageContext = block.requestLine
    ? { page, requestLine: block.requestLine }
    : { page };
  const info = readInfoString(block.info);
  if (info) checkInfoString(extraction, block, info, value);
  documents.push(
    info?.source ? { value, pageContext, source: info.source } : { value, pageContext },
  );
}

function tryParse(
  { page, problems }: Extraction,
  range: { start: number; end: number },
  isReported: boolean,
): unknown {
  try {
    return parseSource({ page, ...range });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    if (isReported) problems.push(error.problem);
    return undefined;
  }
}
