import type { Page } from "../report/page.ts";
import type { Problem } from "../report/problems.ts";
import { findCodeBlocks, type CodeBlock } from "./blocks.ts";
import { reportConflict } from "./conflict-markers.ts";
import { extractBlock, tryParse, type Extraction } from "./extract-block.ts";
import { MAX_BLOCKS, reportSwallowed, reportTooMany } from "./fence-problems.ts";
import type { OtherFormat } from "./format-descriptions.ts";
import { describeOtherBlocks, recordOtherBlock } from "./other-blocks.ts";
import {
  formatOfBlock,
  formatOfValue,
  isCompleteOpenApi,
  isOpenApi,
  mentionsSpecification,
  namesOpenApiVersion,
} from "./other-formats.ts";
import { isEllipsis } from "./parse/yaml-keys.ts";
import type { PageDocument } from "./page-document.ts";
import { isPresentedAsSpecification, mayBeSpecification } from "./platforms.ts";
import { startOfSpecificationFile } from "./specification-file.ts";

export interface Extracted {
  documents: PageDocument[];
  problems: Problem[];
}

/** Extracts the OpenAPI documents of a page: the whole file, or the code blocks that are the page's specification. */
export function extractDocuments(page: Page): Extracted {
  const extraction: Extraction = { page, documents: [], problems: [], otherBlocks: new Map() };
  const start = startOfSpecificationFile(page);
  if (start !== undefined) extractFile(extraction, start);
  else extractBlocks(extraction);
  const { documents, problems } = extraction;
  return { documents, problems: [...problems, ...describeOtherBlocks(extraction)] };
}

function extractFile(extraction: Extraction, start: number): void {
  const { page, documents, problems, otherBlocks } = extraction;
  if (!mentionsSpecification(page.text)) return;
  const value = tryParse({ page, start, end: page.text.length }, problems);
  if (isOpenApi(value)) documents.push({ value, pageContext: { page } });
  else recordOtherBlock(otherBlocks, formatOfValue(value), 0);
}

function extractBlocks(extraction: Extraction): void {
  const { text } = extraction.page;
  const blocks = findCodeBlocks(text);
  reportConflict(extraction, blocks);
  const candidates = blocks.filter((block) => mayMatter(block, contentOf(block, text)));
  if (candidates.length > MAX_BLOCKS) {
    reportTooMany(extraction, candidates[MAX_BLOCKS]);
    return;
  }
  const candidateSet = new Set(candidates);
  const otherCode = blocks.filter((block) => !candidateSet.has(block));
  const sectionsWithOtherCode = new Set(otherCode.map(({ section }) => section));
  for (const block of candidates) extractCandidate(extraction, block, sectionsWithOtherCode);
}

/** A tutorial shows fragments. A complete document may be the page's own, so the report tells them apart. */
function formatOfSample(block: CodeBlock, page: Page): OtherFormat {
  const value = tryParse({ page, start: block.contentStart, end: block.contentEnd }, []);
  return isOpenApi(value) && isCompleteOpenApi(value) ? "complete" : "sample";
}

function contentOf(block: CodeBlock, text: string): string {
  return text.slice(block.contentStart, block.contentEnd);
}

function mayMatter(block: CodeBlock, content: string): boolean {
  return formatOfBlock(block, content) !== undefined || mentionsSpecification(content);
}

function extractCandidate(
  extraction: Extraction,
  block: CodeBlock,
  sectionsWithOtherCode: ReadonlySet<number>,
): void {
  const { page, problems, otherBlocks } = extraction;
  const content = contentOf(block, page.text);
  const format = formatOfBlock(block, content);
  if (format) {
    recordOtherBlock(otherBlocks, format, block.start);
    return;
  }
  const hasVersion = namesOpenApiVersion(content);
  if (isPresentedAsSpecification(block, content)) extractBlock(extraction, block, problems);
  else if (mayBeSpecification(block, sectionsWithOtherCode)) {
    const syntaxErrors: Problem[] = [];
    extractBlock(extraction, block, syntaxErrors);
    if (syntaxErrors.some(isEllipsis)) recordOtherBlock(otherBlocks, "sample", block.start);
    // Without a version the block may be anything, so its syntax errors are not reported.
    else if (hasVersion) problems.push(...syntaxErrors);
  } else if (hasVersion) recordOtherBlock(otherBlocks, formatOfSample(block, page), block.start);
  reportSwallowed(extraction, block, content);
}
