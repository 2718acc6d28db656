import { METHODS } from "../openapi/walk.ts";
import type { Page } from "../report/page.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { isSpecificationHeading, type CodeBlock } from "./blocks.ts";
import type { OtherFormat } from "./format-descriptions.ts";
import { textOf } from "../values/text-of.ts";

/** Whether a text may hold a specification. This cheap check avoids parsing most blocks. */
export function mentionsSpecification(content: string): boolean {
  return /^\uFEFF?[ \t]*["']?(?:openapi|swagger|asyncapi)["']?[ \t]*:|[{,]\s*(["'])(?:openapi|swagger|asyncapi)\1\s*:/m.test(
    content,
  );
}

/** Whether a text holds `openapi: 3…` or `swagger: 2…`. In other texts the key `openapi` names a file or a page. */
export function namesOpenApiVersion(content: string): boolean {
  return /^[ \t]*["']?(?:openapi["']?[ \t]*:[ \t]*["']?v?3|swagger["']?[ \t]*:[ \t]*["']?2)|[{,]\s*["'](?:openapi["']\s*:\s*["']3|swagger["']\s*:\s*["']2)/m.test(
    content,
  );
}

export function isOpenApi(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  // YAML reads `3.0` as the number 3.
  return value["openapi"] === 3 || /^v?3\.\d/i.test(textOf(value["openapi"] ?? ""));
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
  const isNamed = ["openapi", "swagger"].some((key) => Object.hasOwn(value, key));
  return /^\d/.test(version) || (isNamed && isObject(value["info"])) ? "version" : undefined;
}

/** Recognizes a format without parsing the block. */
export function formatOfBlock(block: CodeBlock, content: string): OtherFormat | undefined {
  if (isSpecificationHeading(block.heading) && /async/i.test(block.heading)) return "asyncapi";
  return /^paths:[ \t]*\r?\n[ \t]+path:/.test(content) ? "mintlify" : undefined;
}

/** The version of a specification behind marks such as `>`, `+`, a line number, or an indentation. */
const MARKED_SPECIFICATION =
  /^[ \t>+|]*(?:\d{1,6}[:.|]?[ \t]+)?["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]\.\d/m;

/** The format of a page whose blocks do not show it. */
export function formatOfPage({ path, text }: Page): OtherFormat {
  if (text.trim() === "") return "empty";
  if (/[\0\ufffd]/.test(text.slice(0, 1000))) return "binary";
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(text)) return "html";
  if (/\.(?:ya?ml|json)$/i.test(path)) return "data";
  if (/\r/.test(text) && !text.includes("\n")) return "lines";
  if (/^(?:GET|PUT|POST|DELETE|PATCH)\r?\nhttps?:\/\/\S+$/m.test(text)) return "rendered";
  if (MARKED_SPECIFICATION.test(text)) return "outside";
  return /^ {0,3}(?:```|~~~)/m.test(text) ? "code" : "prose";
}
