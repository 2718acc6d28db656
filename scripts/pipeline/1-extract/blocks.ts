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
  /^(?: {0,3}(?<level>#{1,6})[ \t]+(?<heading>.*)|(?<method>GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (?<url>https?:\/\/\S+)[ \t\r]*|[ \t]*<(?<slash>\/?)(?<component>[A-Z]\w*).*)$/gm;

function readProse(prose: string, context: ProseContext): void {
  for (const { groups = {}, index } of prose.matchAll(CONTEXT_LINE)) {
    const { level, heading, method, url, component } = groups;
    if (heading !== undefined) readHeading(heading.trim(), level?.length ?? 1, context);
    else if (method && url) context.requestLine = { method: method.toLowerCase(), url };
    else if (component) {
      const isOpen = !isClosedAtOnce(component, prose.slice(index, index + MAX_TAG_LENGTH));
      readComponent(isOpen, groups["slash"], context);
    }
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

/** A component that is not closed where its tag ends contains the lines that follow. */
function readComponent(isOpen: boolean, slash: string | undefined, context: ProseContext): void {
  if (slash) context.openComponents = Math.max(0, context.openComponents - 1);
  else if (isOpen) context.openComponents += 1;
}

/** The length of the longest tag. It limits how often a hostile page is searched. */
const MAX_TAG_LENGTH = 2000;

/** A line on which a tag of several lines ends: with a bracket that is not that of an arrow. */
const TAG_END = /^[ \t]*\/?>|(?:^|[^=])>[ \t\r]*$/;

/** Whether a component has no content, or its end on the line where its tag ends. */
function isClosedAtOnce(name: string, text: string): boolean {
  const [first = ""] = text.split("\n", 1);
  const findEnd = () => text.split("\n").find((line) => TAG_END.test(line)) ?? "";
  const lastLine = first.includes(">") ? first : findEnd();
  return lastLine.trimEnd().endsWith("/>") || lastLine.includes(`</${name}>`);
}

/** Words for a specification or a document: English, German, French, Spanish, Portuguese, Italian, Russian. */
const WORDS =
  "specification|definition|spec|document|Spezifikation|Dokument|spécification|définition|especificación|definición|documento|especificação|definição|specifica|definizione|спецификация|документ";

/** The same in Chinese, Japanese, and Korean, which may be written without a space before them. */
const EASTERN_WORDS =
  "规范|定义|文档|规格|規範|規格書?|定義書?|文件|仕様書?|ドキュメント|명세서?|정의서?|문서";

const SPECIFICATION_HEADING = new RegExp(
  `^(?:(?:${WORDS})[ -])?(?:Open|Async)API(?:[ -](?:${WORDS})|[ \\t]*(?:${EASTERN_WORDS}))?[ \\t#]*$`,
  "iu",
);

/** Whether the heading is one that documentation generators put above the specification of a page. */
export function isSpecificationHeading(heading: string): boolean {
  return SPECIFICATION_HEADING.test(heading);
}
