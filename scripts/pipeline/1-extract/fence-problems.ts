import type { Page } from "../report/page.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { CodeBlock } from "./blocks.ts";
import type { InfoString } from "./platforms.ts";

interface PageReport {
  page: Page;
  problems: Problem[];
}

/** A limit against hostile pages, well above a page that holds a vendor's whole site. */
export const MAX_BLOCKS = 5000;

export function reportTooMany({ page, problems }: PageReport, block: CodeBlock | undefined): void {
  const message = `The page has more than ${MAX_BLOCKS} code blocks with specifications. Split it into several pages.`;
  const at = { page, offset: block?.start ?? 0 };
  problems.push(problemOf("too-many-blocks", message, { at }));
}

export function reportUnclosed({ page, problems }: PageReport, block: CodeBlock): void {
  const message =
    "The code fence that opens here has no closing fence. Add the closing fence, or fetch the page again if it is cut off.";
  problems.push(problemOf("unclosed-fence", message, { at: { page, offset: block.start } }));
}

/** Without its closing fence, a block extends into the next one, and the closing fence of that one seems to be its own. */
export function reportSwallowed(report: PageReport, block: CodeBlock, content: string): void {
  const openingLine = report.page.text.slice(block.start, block.contentStart);
  const marker = /^ {0,3}(`+|~+)/.exec(openingLine)?.[1];
  const innerMarker =
    /^ {0,3}(`{3,}|~{3,}(?!~))[^`\r\n]*\r?\n[ \t]*(?:openapi:|\{\s*"openapi")/m.exec(content)?.[1];
  if (marker !== undefined && innerMarker === marker) reportUnclosed(report, block);
}

type Operation = NonNullable<InfoString["operation"]>;

export function hasOperation(document: JsonObject, { method, path }: Operation): boolean {
  const paths = objectAt(document, "paths");
  const item = Object.hasOwn(paths, path) ? paths[path] : undefined;
  return isObject(item) && Object.hasOwn(item, method);
}

export function reportOtherOperation(
  { page, problems }: PageReport,
  block: CodeBlock,
  { method, path }: Operation,
): void {
  const message = `The code fence names ${method.toUpperCase()} ${path}, but its document does not describe that operation. Check which of them is right.`;
  problems.push(problemOf("info-string", message, { at: { page, offset: block.start } }));
}
