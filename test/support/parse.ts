import { parseSource } from "../../scripts/pipeline/1-extract/parse/parse.ts";
import type { Page } from "../../scripts/pipeline/report/page.ts";
import { isObject, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "./pages.ts";

/** The object that a page of YAML or JSON holds. Each value remembers its place on the page. */
export function parseObject(source: Page | string): JsonObject {
  const page = typeof source === "string" ? fileOf("page.md", source) : source;
  const value = parseSource({ page, start: 0, end: page.text.length });
  if (!isObject(value)) throw new Error("The text does not hold an object.");
  return value;
}
