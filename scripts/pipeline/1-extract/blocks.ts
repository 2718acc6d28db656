import { findFences, type Fence } from "./fences.ts";

/** A fenced block and what stands above it on its page: a file may concatenate a whole site, one page after the other. */
export interface CodeBlock extends Fence {
  /** The nearest heading above. */
  heading: string;
  /** `GET https://host/path`, when the block's page says it. */
  requestLine?: { method: string; url: string };
  /** Counts the pages that the file holds, by their first-level headings. */
  section: number;
  /** Whether the block stands within a component such as `<Steps>`. */
  isNested: boolean;
}

type ProseContext = Pick<CodeBlock, "heading" | "requestLine" | "section"> & { depth: number };

/** The blocks of a page in order; headings and request lines within a block say nothing about the page. */
export function findCodeBlocks(text: string): CodeBlock[] {
  const context: ProseContext = { heading: "", section: 0, depth: 0 };
  let end = 0;
  return findFences(text).map((fence) => {
    readProse(text.slice(end, fence.start), context);
    end = fence.contentEnd;
    const { heading, requestLine, section, depth } = context;
    const block: CodeBlock = { ...fence, heading, section, isNested: depth > 0 };
    return requestLine ? { ...block, requestLine } : block;
  });
}

const MARKS =
  /^(?: {0,3}(?<level>#{1,6})[ \t]+(?<heading>.*)|(?<method>GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (?<url>https?:\/\/\S+)[ \t\r]*|[ \t]*<(?<slash>\/?)(?<component>[A-Z]\w*)(?<rest>.*))$/gm;

function readProse(prose: string, context: ProseContext): void {
  for (const { groups = {} } of prose.matchAll(MARKS)) {
    const { level, heading, method, url, component } = groups;
    if (heading !== undefined) readHeading(heading.trim(), level?.length ?? 1, context);
    else if (method && url) context.requestLine = { method: method.toLowerCase(), url };
    else if (component) readComponent(component, groups, context);
  }
}

/** `# OpenAPI definition` heads a block; any other heading of the first level begins a page. */
function readHeading(heading: string, level: number, context: ProseContext): void {
  context.heading = heading;
  if (level > 1 || isSpecificationHeading(heading)) return;
  context.section += 1;
  context.depth = 0;
  delete context.requestLine;
}

/** A component that opens on a line and does not close there holds what follows. */
function readComponent(name: string, groups: Record<string, string>, context: ProseContext): void {
  const { slash, rest = "" } = groups;
  if (slash) context.depth = Math.max(0, context.depth - 1);
  else if (!rest.trimEnd().endsWith("/>") && !rest.includes(`</${name}>`)) context.depth += 1;
}

/** The heading that documentation generators put above a page's document. */
export function isSpecificationHeading(heading: string): boolean {
  return /^(?:Open|Async)API(?: (?:specification|definition|spec|document))?[ \t#]*$/i.test(
    heading,
  );
}
