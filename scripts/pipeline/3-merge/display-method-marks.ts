import { METHODS } from "../openapi/walk.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import type { Page } from "../report/page.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";

const MARK = /<DisplayMethod\s+path="([^"]+)"\s+method="([^"]+)"\s*\/>/g;

interface Mark {
  path: string;
  method: string;
  page: Page;
  offset: number;
}

/**
 * A page of prose marks its endpoints with `<DisplayMethod path method>`: the file that was written by hand from the
 * prose has to hold the same operations.
 */
export function checkMarks(document: JsonObject, pages: Page[]): Problem[] {
  const marks = pages.flatMap(marksOf);
  if (marks.length === 0) return [];
  const paths = objectAt(document, "paths");
  const missing = marks
    .filter(({ path, method }) => !isObject(paths[path]) || !Object.hasOwn(paths[path], method))
    .map(({ path, method, page, offset }): Problem => {
      const message = `The page marks ${method.toUpperCase()} ${path}, which the hand-written file lacks: add the operation.`;
      return problemOf("display-method", message, { at: { page, offset } });
    });
  return [...missing, ...unmarked(paths, marks)];
}

function marksOf(page: Page): Mark[] {
  return [...page.text.matchAll(MARK)].map((match) => {
    const [, path = "", method = ""] = match;
    return { path, method: method.toLowerCase(), page, offset: match.index };
  });
}

function unmarked(paths: JsonObject, marks: Mark[]): Problem[] {
  const marked = new Set(marks.map(({ path, method }) => `${method} ${path}`));
  const pages = [...new Set(marks.map(({ page }) => page.path))].join(", ");
  return Object.entries(paths).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    return METHODS.filter(
      (method) => Object.hasOwn(item, method) && !marked.has(`${method} ${path}`),
    ).map((method): Problem => {
      const message = `${method.toUpperCase()} ${path} has no <DisplayMethod> mark on ${pages}: remove the operation or correct its path.`;
      const place = { at: positionOf(item, method), pointer: pointerOf(item, method) };
      return problemOf("display-method", message, place);
    });
  });
}
