import type { Page } from "../report/page.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import type { CodeBlock } from "./blocks.ts";
import type { InfoString } from "./presented-blocks.ts";

interface Findings {
  page: Page;
  problems: Problem[];
}

/** More than a page that holds a vendor's whole site. */
export const MAX_BLOCKS = 5000;

export function reportTooMany({ page, problems }: Findings, block: CodeBlock | undefined): void {
  const message = `The page holds more than ${MAX_BLOCKS} specifications: split it.`;
  const at = { page, offset: block?.start ?? 0 };
  problems.push(problemOf("too-many-blocks", message, { at }));
}

export function reportUnclosed({ page, problems }: Findings, block: CodeBlock): void {
  const message =
    "The fence that opens here never closes: the page is cut off, or the closing fence is missing.";
  problems.push(problemOf("unclosed-fence", message, { at: { page, offset: block.start } }));
}

/** A fence that was never closed takes the next one for its content, and its closer for its own. */
export function reportSwallowed(findings: Findings, block: CodeBlock, content: string): void {
  const fence =
    /^ {0,3}(`+|~+)/.exec(findings.page.text.slice(block.start, block.contentStart))?.[1] ?? "";
  const inner = /^ {0,3}(`{3,}|~{3,})[^`\n]*\n[ \t]*(?:openapi:|\{\s*"openapi")/m.exec(
    content,
  )?.[1];
  if (inner === fence) reportUnclosed(findings, block);
}

/** Mintlify's info string names the operation of the document: when it does not, one of them is wrong. */
export function checkInfoString(
  { page, problems }: Findings,
  block: CodeBlock,
  { operation }: InfoString,
  value: JsonObject,
): void {
  if (!operation) return;
  const { method, path } = operation;
  const paths = objectAt(value, "paths");
  const item = Object.hasOwn(paths, path) ? paths[path] : undefined;
  if (isObject(item) && Object.hasOwn(item, method)) return;
  const message = `The fence names ${method.toUpperCase()} ${path}, which its document does not describe.`;
  const at = { page, offset: block.start };
  problems.push(problemOf("info-string", message, { at }));
}
