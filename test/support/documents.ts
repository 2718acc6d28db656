import type { PageDocument } from "../../scripts/pipeline/1-extract/page-document.ts";
import { parseSource } from "../../scripts/pipeline/1-extract/parse/parse.ts";
import type { Merged } from "../../scripts/pipeline/3-merge/merged.ts";
import { lineAndColumn } from "../../scripts/pipeline/report/page.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "./pages.ts";
import { parseObject } from "./parse.ts";

/** Two documents of one page, in the order in which they are on it. */
export function pageDocuments(
  name: string,
  first: JsonObject,
  second: JsonObject,
): [PageDocument, PageDocument] {
  const [before, after] = [JSON.stringify(first), JSON.stringify(second)];
  const page = fileOf(name, before + after);
  const documentAt = (start: number, end: number): PageDocument => ({
    value: parseSource({ page, start, end }) as JsonObject, // it was made from an object
    pageContext: { page },
  });
  return [documentAt(0, before.length), documentAt(before.length, page.text.length)];
}

/** A document of one operation at `/<name>`, with the given keys of its root. */
export function documentWith(name: string, root: JsonObject, source?: string): PageDocument {
  const paths = { [`/${name}`]: { get: { responses: {} } } };
  const value = { openapi: "3.1.0", info: { title: "Things", version: "1" }, paths, ...root };
  const page = fileOf(`${name}.md`, JSON.stringify(value, null, 2));
  const document: PageDocument = { value: parseObject(page), pageContext: { page } };
  return source === undefined ? document : { ...document, source };
}

export function startMerge(): Merged {
  return { document: {}, changes: [], problems: [], absorbed: [] };
}

/** The rows of one rule: `file:line pointer`, before and after. */
export function rowsOf({ changes }: Pick<Merged, "changes">, rule: string) {
  return changes
    .filter((change) => change.rule === rule)
    .map(({ at, pointer, before, after }) => {
      const line = at ? lineAndColumn(at).line : 0;
      return [`${at?.page.path ?? ""}:${line} ${pointer}`, before, after];
    });
}
