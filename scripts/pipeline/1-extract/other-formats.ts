import { METHODS } from "../openapi/walk.ts";
import type { Page } from "../report/page.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { isSpecificationHeading, type CodeBlock } from "./blocks.ts";
import { textOf } from "../values/text-of.ts";

/** The format of a block or page that is not the OpenAPI document of its page. */
export type OtherFormat =
  | "asyncapi"
  | "version"
  | "mintlify"
  | "sample"
  | "rendered"
  | "empty"
  | "html"
  | "binary"
  | "data"
  | "prose";

interface FormatDescription {
  /** Completes "The page holds …" and "Skipped …". */
  name: string;
  /** One sentence on how to get an OpenAPI document, where there is a way. */
  advice?: string;
}

const MARKDOWN_VERSION = "If it describes an operation, fetch the Markdown version of the page.";

/** In the order of preference: the report describes a page by the first format that the page has. */
export const FORMAT_DESCRIPTIONS: Record<OtherFormat, FormatDescription> = {
  asyncapi: {
    name: "an AsyncAPI document, which is not OpenAPI",
  },
  version: {
    name: "a document with an unknown version of OpenAPI",
    advice: "Use a document in Swagger 2.0 or OpenAPI 3.",
  },
  mintlify: {
    name: "a block in Mintlify's older format, which is not OpenAPI",
    advice: "Fetch the page again: Mintlify has published OpenAPI since December 2025.",
  },
  sample: {
    name: "a sample or a fragment of a specification, as in a tutorial",
    advice: "A specification has `openapi`, `info`, and `paths`.",
  },
  rendered: {
    name: "the text of a rendered page without its specification",
    advice: MARKDOWN_VERSION,
  },
  empty: { name: "no text", advice: "Paste or fetch the text of the documentation page." },
  html: { name: "HTML in place of Markdown", advice: MARKDOWN_VERSION },
  binary: {
    name: "data that is not UTF-8 text",
    advice: "Fetch it again, and save it as UTF-8.",
  },
  data: {
    name: "data without the key `openapi` or `swagger`",
    advice: "Export it as OpenAPI, and add that file.",
  },
  prose: { name: "only prose", advice: MARKDOWN_VERSION },
};

/** Whether a text may hold a specification. This cheap check avoids parsing most blocks. */
export function mentionsSpecification(content: string): boolean {
  return /^\uFEFF?[ \t]*["']?(?:openapi|swagger|asyncapi)["']?[ \t]*:|[{,]\s*(["'])(?:openapi|swagger|asyncapi)\1\s*:/m.test(
    content,
  );
}

/** Whether a text holds `openapi: 3…` or `swagger: 2…`. In other texts the key `openapi` names a file or a page. */
export function namesOpenApiVersion(content: string): boolean {
  return /^[ \t]*["']?(?:openapi["']?[ \t]*:[ \t]*["']?3|swagger["']?[ \t]*:[ \t]*["']?2)|[{,]\s*["'](?:openapi["']\s*:\s*["']3|swagger["']\s*:\s*["']2)/m.test(
    content,
  );
}

export function isOpenApi(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  // YAML reads `3.0` as the number 3.
  return value["openapi"] === 3 || /^3\.\d/.test(textOf(value["openapi"] ?? ""));
}

/** Whether a document has content. A fragment in a tutorial often has only a version. */
export function hasOpenApiContent(value: JsonObject): boolean {
  return ["paths", "components", "webhooks"].some((key) => isObject(value[key]));
}

/** Whether a document has all that OpenAPI demands, and an operation. */
export function isCompleteOpenApi(value: JsonObject): boolean {
  const items = Object.values(objectAt(value, "paths"));
  return isObject(value["info"]) && items.some((item) => isObject(item) && hasMethod(item));
}

function hasMethod(item: JsonObject): boolean {
  return METHODS.some((method) => isObject(item[method]));
}

export function formatOfValue(value: unknown): OtherFormat | undefined {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, "asyncapi")) return "asyncapi";
  const version = textOf(value["openapi"] ?? value["swagger"] ?? "");
  return /^\d/.test(version) ? "version" : undefined;
}

/** Recognizes a format without parsing the block. */
export function formatOfBlock(block: CodeBlock, content: string): OtherFormat | undefined {
  if (isSpecificationHeading(block.heading) && /^async/i.test(block.heading)) return "asyncapi";
  return /^paths:[ \t]*\r?\n[ \t]+path:/.test(content) ? "mintlify" : undefined;
}

/** The format of a page whose blocks do not show it. */
export function formatOfPage({ path, text }: Page): OtherFormat {
  if (text.trim() === "") return "empty";
  if (/[\0\ufffd]/.test(text.slice(0, 1000))) return "binary";
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(text)) return "html";
  if (/\.(?:ya?ml|json)$/i.test(path)) return "data";
  return /^(?:GET|PUT|POST|DELETE|PATCH)\r?\nhttps?:\/\/\S+$/m.test(text) ? "rendered" : "prose";
}
