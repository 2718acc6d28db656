import type { PageDocument } from "../1-extract/page-document.ts";
import { positionOf } from "../report/origins.ts";
import { compareText } from "../values/compare-text.ts";
import { objectAt } from "../values/json-object.ts";

/**
 * Sorts the documents of an API by their content. The names of the files do not affect the result, because renaming a
 * page must not change the types. They only order documents with the same content, for the report.
 */
export function sortPages(documents: PageDocument[]): PageDocument[] {
  const texts = new Map<PageDocument, string>();
  const textOf = (document: PageDocument) => {
    const text = texts.get(document) ?? JSON.stringify(document.value, markBigint);
    texts.set(document, text);
    return text;
  };
  return [...documents].sort(
    (a, b) =>
      compareText(pathsOf(a), pathsOf(b)) ||
      compareText(textOf(a), textOf(b)) ||
      comparePositions(a, b),
  );
}

function pathsOf({ value }: PageDocument): string {
  return Object.keys(objectAt(value, "paths")).join(" ");
}

/** `JSON.stringify` rejects a bigint. */
function markBigint(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

function comparePositions(a: PageDocument, b: PageDocument): number {
  return (
    compareText(a.pageContext.page.name, b.pageContext.page.name) ||
    (positionOf(a.value)?.offset ?? 0) - (positionOf(b.value)?.offset ?? 0)
  );
}
