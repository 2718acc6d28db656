import { isSpecificationHeading, type CodeBlock } from "./blocks.ts";

/** The info string of a block on a Mintlify page: `yaml [source] METHOD /path`. */
export interface InfoString {
  /** The vendor's file that the document was cut from. */
  source?: string;
  operation?: { method: string; path: string };
}

const INFO_STRING =
  /^(?:ya?ml|json)[ \t]+(?:(?<source>\S+)[ \t]+)?(?:(?<method>get|put|post|delete|options|head|patch|trace|query)[ \t]+(?<path>\/.*)|webhook[ \t]+\S.*)$/i;

export function readInfoString(info: string): InfoString | undefined {
  const groups = INFO_STRING.exec(info)?.groups;
  if (!groups) return undefined;
  const { source, method, path } = groups;
  const result: InfoString = {};
  if (source) result.source = source;
  if (method && path) result.operation = { method: method.toLowerCase(), path: path.trim() };
  return result;
}

/**
 * Whether the page presents the block as its own specification. Each platform does so in its own way: with an info
 * string that names the operation (Mintlify), a heading that says OpenAPI (Fern, Apidog, ReadMe), or JSON on a single
 * line (GitBook).
 */
export function isPresentedAsSpecification(block: CodeBlock, content: string): boolean {
  if (block.isNested || block.indent > 0) return false;
  if (readInfoString(block.info)) return true;
  if (!isUnlabelled(block)) return false;
  return isSpecificationHeading(block.heading) || isSingleLineJson(content);
}

/** Whether the info string is only a language. In `yaml Example`, the author of a tutorial has added a label. */
function isUnlabelled({ info }: CodeBlock): boolean {
  return /^(?:ya?ml|json[c5]?|openapi|oas3?|swagger)?$/i.test(info);
}

function isSingleLineJson(content: string): boolean {
  const text = content.trimEnd();
  return text.startsWith("{") && !text.includes("\n") && /"(?:paths|components)":\{/.test(text);
}

const SAMPLE_HEADING = /\b(?:example|sample|tutorial|step|quick ?start|getting started)s?\b/i;

/** Whether the heading above a block says that it is a sample, or that the resource has such a name. */
export function hasSampleHeading({ heading }: CodeBlock): boolean {
  return SAMPLE_HEADING.test(heading);
}

/**
 * Whether a block may be the specification of its page although the page does not present it as such. It is a sample if
 * it is inside a component, has a label, or shares its section with other code.
 */
export function mayBeSpecification(
  block: CodeBlock,
  sectionsWithOtherCode: ReadonlySet<number>,
): boolean {
  if (block.isNested || block.indent > 0 || !isUnlabelled(block)) return false;
  return block.requestLine !== undefined || !sectionsWithOtherCode.has(block.section);
}
