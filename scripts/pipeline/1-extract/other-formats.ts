import type { Page } from "../report/page.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { isSpecificationHeading, type CodeBlock } from "./blocks.ts";

/** What a block or a page holds, apart from an OpenAPI document that is the page's own. */
export type OtherFormat = "swagger" | "asyncapi" | "mintlify" | "sample" | "rendered" | "prose";

export const FORMAT_DESCRIPTIONS: Record<OtherFormat, string> = {
  asyncapi: "an AsyncAPI page: its specification is not OpenAPI and is left alone",
  swagger:
    "a page with a Swagger 2.0 document, which is not converted: convert it to OpenAPI 3 and put that file here",
  mintlify:
    "a page in Mintlify's older format, which is not OpenAPI: Mintlify has published OpenAPI since December 2025, so pull the page again",
  sample: "a tutorial: the specification in it is a sample or a fragment, not the page's own",
  rendered: "a rendered page: the text of a page without its specification",
  prose: "prose: a page without a specification",
};

/** Whether a text may hold a specification at all: spares most blocks the parser. */
export function mentionsSpecification(content: string): boolean {
  return /^\uFEFF?[ \t]*["']?(?:openapi|swagger|asyncapi)["']?[ \t]*:|[{,]\s*"(?:openapi|swagger|asyncapi)"\s*:/m.test(
    content,
  );
}

/** A specification says its version: a key `openapi` elsewhere names a file, or a page. */
export function namesOpenApiVersion(content: string): boolean {
  return /^[ \t]*["']?openapi["']?[ \t]*:[ \t]*["']?3|[{,]\s*"openapi"\s*:\s*"3/m.test(content);
}

/** A file may be the specification itself, without a page around it. */
export function isSpecificationFile({ path, text }: Page): boolean {
  if (/\.(?:ya?ml|json)$/i.test(path)) return true;
  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + 100)).trim();
    if (line !== "" && line !== "---" && !line.startsWith("# ")) return isFirstLine(line);
    start = end + 1;
  }
  return false;
}

/** Front matter may say `openapi: GET /path`: only a version begins a specification. */
function isFirstLine(line: string): boolean {
  return /^\{(?:\s*"|$)|^["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?\d/.test(line);
}

export function isOpenApi(value: unknown): value is JsonObject {
  return isObject(value) && /^3\.\d/.test(String(value["openapi"] ?? ""));
}

/** A fragment names a version and leaves out what a document is for. */
export function hasOpenApiContent(value: JsonObject): boolean {
  return ["paths", "components", "webhooks"].some((key) => isObject(value[key]));
}

export function formatOfValue(value: unknown): OtherFormat | undefined {
  if (!isObject(value)) return undefined;
  if (/^2\./.test(String(value["swagger"] ?? ""))) return "swagger";
  return Object.hasOwn(value, "asyncapi") ? "asyncapi" : undefined;
}

/** Kinds that a block's surroundings tell without a look into it. */
export function formatOfBlock(block: CodeBlock, content: string): OtherFormat | undefined {
  if (isSpecificationHeading(block.heading) && /^async/i.test(block.heading)) return "asyncapi";
  return /^paths:[ \t]*\r?\n[ \t]+path:/.test(content) ? "mintlify" : undefined;
}

/** The kind of a page none of whose blocks tells it. */
export function formatOfPage({ text }: Page): OtherFormat {
  return /^(?:GET|PUT|POST|DELETE|PATCH)\r?\nhttps?:\/\/\S+$/m.test(text) ? "rendered" : "prose";
}
