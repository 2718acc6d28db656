import { isSpecificationHeading, type CodeBlock } from "./blocks.ts";

/** What the info string of a Mintlify page says of its document: `yaml [source] METHOD /path`. */
export interface InfoString {
  /** The vendor's file that the document is a part of. */
  source?: string;
  operation?: { method: string; path: string };
}

const INFO =
  /^(?:ya?ml|json)[ \t]+(?:(?<source>\S+)[ \t]+)?(?:(?<method>get|put|post|delete|options|head|patch|trace|query)[ \t]+(?<path>\/.*)|webhook[ \t]+\S.*)$/i;

export function readInfoString(info: string): InfoString | undefined {
  const groups = INFO.exec(info)?.groups;
  if (!groups) return undefined;
  const { source, method, path } = groups;
  const result: InfoString = {};
  if (source) result.source = source;
  if (method && path) result.operation = { method: method.toLowerCase(), path: path.trim() };
  return result;
}

/**
 * Whether the page presents the block as its own specification, as each platform does it: an info string that names the
 * operation (Mintlify), a heading that says OpenAPI (Fern, Apidog, ReadMe), or JSON on a single line (GitBook).
 */
export function isPresentedAsSpecification(block: CodeBlock, content: string): boolean {
  if (block.isNested || block.indent > 0) return false;
  if (readInfoString(block.info)) return true;
  if (!isUnlabelled(block)) return false;
  return isSpecificationHeading(block.heading) || isSingleLineJson(content);
}

/** `yaml` says no more than the language; `yaml Example` is a label that a writer of a tutorial gave. */
export function isUnlabelled({ info }: CodeBlock): boolean {
  return /^(?:ya?ml|json|openapi)?$/i.test(info);
}

function isSingleLineJson(content: string): boolean {
  const text = content.trimEnd();
  return text.startsWith("{") && !text.includes("\n") && /"(?:paths|components)":\{/.test(text);
}

const SAMPLE_HEADING = /\b(?:example|sample|tutorial|step|quick ?start|getting started)s?\b/i;

/**
 * Whether a block that no platform presents may still be the page's specification: a tutorial shows it within a
 * component, under a label, as an example, or beside other code.
 */
export function mayBeSpecification(block: CodeBlock, tutorials: ReadonlySet<number>): boolean {
  if (block.isNested || block.indent > 0 || !isUnlabelled(block)) return false;
  if (SAMPLE_HEADING.test(block.heading)) return false;
  return block.requestLine !== undefined || !tutorials.has(block.section);
}
