import { findFences, type Fence } from "./fences.ts";

/** A fenced code block with the prose above it that says how to read it. */
export interface CodeBlock extends Fence {
  /** The nearest heading above. */
  heading: string;
  /** The nearest line above of the form `GET https://host/path`, if the section has one. */
  requestLine?: { method: string; url: string };
  /** Numbers the first-level headings, because one file may hold all pages of a site, one after the other. */
  section: number;
  /** Whether the block is inside a component such as `<Steps>`. */
  isNested: boolean;
}

type ProseContext = Pick<CodeBlock, "heading" | "requestLine" | "section"> & {
  openComponents: number;
};

/** Finds the code blocks of a page, in order. Headings and request lines inside a block are ignored. */
export function findCodeBlocks(text: string): CodeBlock[] {
  const context: ProseContext = { heading: "", section: 0, openComponents: 0 };
  let proseStart = 0;
  return findFences(text).map((fence) => {
    readProse(text.slice(proseStart, fence.start), context);
    proseStart = fence.contentEnd;
    const { heading, requestLine, section, openComponents } = context;
    const block: CodeBlock = { ...fence, heading, section, isNested: openComponents > 0 };
    return requestLine ? { ...block, requestLine } : block;
  });
}

/** A heading, a request line, or a line that begins with the tag of a component. */
const CONTEXT_LINE =
  /^(?: {0,3}(?<level>#{1,6})[ \t]+(?<heading>.*)|(?<method>GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (?<url>https?:\/\/\S+)[ \t\r]*|[ \t]*<(?<slash>\/?)(?<component>[A-Z]\w*)(?<rest>.*))$/gm;

function readProse(prose: string, context: ProseContext): void {
  for (const { groups = {} } of prose.matchAll(CONTEXT_LINE)) {
    const { level, heading, method, url, component } = groups;
    if (heading !== undefined) readHeading(heading.trim(), level?.length ?? 1, context);
    else if (method && url) context.requestLine = { method: method.toLowerCase(), url };
    else if (component) readComponent(component, groups, context);
  }
}

/** A first-level heading begins a new section, except `# OpenAPI definition`, which belongs to the block below it. */
function readHeading(heading: string, level: number, context: ProseContext): void {
  context.heading = heading;
  if (level > 1 || isSpecificationHeading(heading)) return;
  context.section += 1;
  context.openComponents = 0;
  delete context.requestLine;
}

/** A component that is not closed on the line where it opens contains the lines that follow. */
function readComponent(name: string, groups: Record<string, string>, context: ProseContext): void {
  const { slash, rest = "" } = groups;
  const isClosedOnItsLine = rest.trimEnd().endsWith("/>") || rest.includes(`</${name}>`);
  if (slash) context.openComponents = Math.max(0, context.openComponents - 1);
  else if (!isClosedOnItsLine) context.openComponents += 1;
}

/** Whether the heading is one that documentation generators put above the specification of a page. */
export function isSpecificationHeading(heading: string): boolean {
  return /^(?:Open|Async)API(?: (?:specification|definition|spec|document))?[ \t#]*$/i.test(
    heading,
  );
}
