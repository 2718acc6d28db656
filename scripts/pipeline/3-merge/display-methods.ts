import { METHODS } from "../openapi/walk.ts";
import type { Page } from "../report/page.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { locate } from "./record-change.ts";

const ELEMENT = /<DisplayMethod\s+path="([^"]+)"\s+method="([^"]+)"\s*\/>/g;

interface DisplayMethod {
  path: string;
  method: string;
  page: Page;
  offset: number;
}

/**
 * A page of prose names its operations with `<DisplayMethod path method>`. The file that was written by hand from the
 * prose must have the same operations.
 */
export function checkDisplayMethods(document: JsonObject, pages: Page[]): Problem[] {
  const elements = pages.flatMap(displayMethodsOf);
  if (elements.length === 0) return [];
  const paths = objectAt(document, "paths");
  return [...findMissing(paths, elements), ...findSurplus(paths, elements)];
}

function displayMethodsOf(page: Page): DisplayMethod[] {
  return [...page.text.matchAll(ELEMENT)].map((match) => {
    const [, path = "", method = ""] = match;
    return { path, method: method.toLowerCase(), page, offset: match.index };
  });
}

function findMissing(paths: JsonObject, elements: DisplayMethod[]): Problem[] {
  return elements
    .filter(({ path, method }) => !isObject(paths[path]) || !Object.hasOwn(paths[path], method))
    .map(({ path, method, page, offset }) => {
      const message = `The page documents ${method.toUpperCase()} ${path}, but the hand-written file does not have it. Add the operation.`;
      return problemOf("display-method", message, { at: { page, offset } });
    });
}

function findSurplus(paths: JsonObject, elements: DisplayMethod[]): Problem[] {
  const documented = new Set(elements.map(({ path, method }) => `${method} ${path}`));
  const pages = [...new Set(elements.map(({ page }) => page.name))].join(", ");
  return Object.entries(paths).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    const surplus = METHODS.filter(
      (method) => Object.hasOwn(item, method) && !documented.has(`${method} ${path}`),
    );
    return surplus.map((method) => {
      const message = `${method.toUpperCase()} ${path} has no <DisplayMethod> element on ${pages}. Remove the operation, or correct its path.`;
      return problemOf("display-method", message, locate(item, method));
    });
  });
}
