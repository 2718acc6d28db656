import { isPlain, isPresented, readInfoString, type InfoString } from "./evidence.ts";
import { outline, type Block } from "./outline.ts";
import {
  DESCRIPTIONS,
  isBareFile,
  isComplete,
  isOpenApi,
  kindOfBlock,
  kindOfPage,
  kindOfValue,
  mentionsSpecification,
  saysVersion,
  type Kind,
} from "./kinds.ts";
import type { Surroundings } from "./normalize.ts";
import type { Page } from "./page.ts";
import { parseSource } from "./parse.ts";
import { DocumentError, hasError, type Problem } from "./problems.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** A specification that stands on a page. */
export interface PageDocument {
  value: JsonObject;
  surroundings: Surroundings;
  /** The vendor's file that the document is a part of, where the page names it. */
  source?: string;
}

export interface Extracted {
  documents: PageDocument[];
  problems: Problem[];
}

interface Extraction extends Extracted {
  page: Page;
  /** Where each kind of block that is no document of the page stands. */
  others: Map<Kind, number[]>;
}

/** The OpenAPI documents of a page: the whole file, or the fenced blocks that the page presents as its specification. */
export function extractDocuments(page: Page): Extracted {
  const extraction: Extraction = { page, documents: [], problems: [], others: new Map() };
  if (isBareFile(page)) extractFile(extraction);
  else extractBlocks(extraction);
  const { documents, problems } = extraction;
  return { documents, problems: [...problems, ...describe(extraction)] };
}

function extractFile(extraction: Extraction): void {
  const { page } = extraction;
  if (!mentionsSpecification(page.text)) return;
  const start = page.text.startsWith("\uFEFF") ? 1 : 0;
  const value = tryParse(extraction, { start, end: page.text.length }, true);
  if (isOpenApi(value)) extraction.documents.push({ value, surroundings: { page } });
  else note(extraction, kindOfValue(value), 0);
}

function extractBlocks(extraction: Extraction): void {
  const { text } = extraction.page;
  const blocks = outline(text);
  const contentOf = (block: Block) => text.slice(block.contentStart, block.contentEnd);
  const candidates = blocks.filter((block) => mayMatter(block, contentOf(block)));
  const known = new Set(candidates);
  const tutorials = new Set(
    blocks.filter((block) => !known.has(block)).map(({ section }) => section),
  );
  if (candidates.length > MAX_BLOCKS) return reportTooMany(extraction, candidates[MAX_BLOCKS]);
  for (const block of candidates) {
    const content = contentOf(block);
    const kind = kindOfBlock(block, content);
    if (kind) note(extraction, kind, block.start);
    else if (isPresented(block, content)) extractBlock(extraction, block, true);
    else if (isPlain(block, tutorials)) extractBlock(extraction, block, saysVersion(content));
    else if (saysVersion(content)) note(extraction, "sample", block.start);
    if (!kind) reportSwallowed(extraction, block, content);
  }
}

/** More than a page that holds a vendor's whole site. */
const MAX_BLOCKS = 5000;

function reportTooMany({ page, problems }: Extraction, block: Block | undefined): void {
  problems.push({
    severity: "error",
    rule: "too-many-blocks",
    message: `The page holds more than ${MAX_BLOCKS} specifications: split it.`,
    at: { page, offset: block?.start ?? 0 },
  });
}

function mayMatter(block: Block, content: string): boolean {
  return kindOfBlock(block, content) !== undefined || mentionsSpecification(content);
}

function extractBlock(extraction: Extraction, block: Block, isReported: boolean): void {
  const { page, documents } = extraction;
  if (!block.closed) return reportUnclosed(extraction, block);
  const source = { start: block.contentStart, end: block.contentEnd };
  const value = tryParse(extraction, source, isReported);
  if (!isOpenApi(value)) return note(extraction, kindOfValue(value), block.start);
  if (!isComplete(value)) return note(extraction, "sample", block.start);
  const surroundings: Surroundings = block.requestLine
    ? { page, requestLine: block.requestLine }
    : { page };
  const info = readInfoString(block.info);
  if (info) checkInfoString(extraction, block, info, value);
  documents.push(
    info?.source ? { value, surroundings, source: info.source } : { value, surroundings },
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

function reportUnclosed({ page, problems }: Extraction, block: Block): void {
  problems.push({
    severity: "error",
    rule: "unclosed-fence",
    message:
      "The fence that opens here never closes: the page is cut off, or the closing fence is missing.",
    at: { page, offset: block.start },
  });
}

/** A fence that was never closed takes the next one for its content, and its closer for its own. */
function reportSwallowed(extraction: Extraction, block: Block, content: string): void {
  const fence =
    /^ {0,3}(`+|~+)/.exec(extraction.page.text.slice(block.start, block.contentStart))?.[1] ?? "";
  const inner = /^ {0,3}(`{3,}|~{3,})[^`\n]*\n[ \t]*(?:openapi:|\{\s*"openapi")/m.exec(
    content,
  )?.[1];
  if (inner === fence) reportUnclosed(extraction, block);
}

/** Mintlify's info string names the operation of the document: when it does not, one of them is wrong. */
function checkInfoString(
  { page, problems }: Extraction,
  block: Block,
  { operation }: InfoString,
  value: JsonObject,
): void {
  if (!operation) return;
  const { method, path } = operation;
  const paths = isObject(value["paths"]) ? value["paths"] : {};
  const item = Object.hasOwn(paths, path) ? paths[path] : undefined;
  if (isObject(item) && Object.hasOwn(item, method)) return;
  const message = `The fence names ${method.toUpperCase()} ${path}, which its document does not describe.`;
  const at = { page, offset: block.start };
  problems.push({ severity: "warning", rule: "info-string", message, at });
}

function note({ others }: Extraction, kind: Kind | undefined, offset: number): void {
  if (!kind) return;
  const offsets = others.get(kind);
  if (offsets) offsets.push(offset);
  else others.set(kind, [offset]);
}

const RULE = "no-specification";

/** A page without a specification is no fault; the report says what it is, in one line. */
function describe({ page, documents, problems, others }: Extraction): Problem[] {
  const row = (message: string, offset: number): Problem => ({
    severity: "info",
    rule: RULE,
    message,
    at: { page, offset },
  });
  const kinds = (Object.keys(DESCRIPTIONS) as Kind[]).filter((kind) => others.has(kind)); // a record's keys are its own
  if (documents.length > 0) {
    return kinds.map((kind) => {
      const [first = 0, ...rest] = others.get(kind) ?? [];
      const more = rest.length > 0 ? `, and ${rest.length} more` : "";
      return row(`This block${more} would make ${DESCRIPTIONS[kind]}.`, first);
    });
  }
  if (hasError({ problems })) return [];
  return [row(`This is ${DESCRIPTIONS[kinds[0] ?? kindOfPage(page)]}.`, 0)];
}
