import type { Page } from "../report/page.ts";
import { hasError, problemOf, type Problem } from "../report/problems.ts";
import { describeNamedDocument } from "./named-document.ts";
import { FORMAT_DESCRIPTIONS, type OtherFormat } from "./format-descriptions.ts";
import { formatOfPage } from "./other-formats.ts";

/** The offsets of the blocks that are not documents of the page, by format. */
export type OtherBlocks = Map<OtherFormat, number[]>;

export function recordOtherBlock(
  otherBlocks: OtherBlocks,
  format: OtherFormat | undefined,
  offset: number,
): void {
  if (!format) return;
  const offsets = otherBlocks.get(format);
  if (offsets) offsets.push(offset);
  else otherBlocks.set(format, [offset]);
}

/** The begin of the message about a page without a document. */
export const NO_DOCUMENT = "No OpenAPI document found";

interface ExtractedPage {
  page: Page;
  documents: unknown[];
  problems: Problem[];
  otherBlocks: OtherBlocks;
}

/** Describes the skipped blocks in one line per format, or says why the page has no document. Neither is an error. */
export function describeOtherBlocks(extracted: ExtractedPage): Problem[] {
  const { page, documents, otherBlocks } = extracted;
  const known = Object.keys(FORMAT_DESCRIPTIONS) as OtherFormat[]; // a record has exactly these keys
  const formats = known.filter((format) => otherBlocks.has(format));
  if (documents.length > 0) {
    return formats.map((format) => describeSkipped(page, format, otherBlocks.get(format) ?? []));
  }
  if (hasError(extracted)) return [];
  const message = `${NO_DOCUMENT}: ${describePage(page, formats[0])}`;
  return [problemOf("no-specification", message, { at: { page, offset: 0 } })];
}

function describePage(page: Page, format: OtherFormat | undefined): string {
  const named = format === undefined ? describeNamedDocument(page) : undefined;
  if (named !== undefined) return named;
  const { name, advice } = FORMAT_DESCRIPTIONS[format ?? formatOfPage(page)];
  return withAdvice(`the page holds ${name}.`, advice);
}

function describeSkipped(page: Page, format: OtherFormat, offsets: number[]): Problem {
  const [first = 0, ...rest] = offsets;
  const { name, advice } = FORMAT_DESCRIPTIONS[format];
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : "";
  const message = withAdvice(`Skipped this block${more}: it is ${name}.`, advice);
  return problemOf("no-specification", message, { at: { page, offset: first } });
}

function withAdvice(message: string, advice: string | undefined): string {
  return advice === undefined ? message : `${message} ${advice}`;
}
