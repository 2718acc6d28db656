import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The path ends in a query (`/search?mode=fast`), has no leading slash, or has a parameter name with characters
 * that a path template cannot have. A query value becomes a parameter that allows only this value; `?mode={mode}`
 * and `?mode` allow any string.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const pathQuery: Quirk = {
  id: "path-query",
  summary:
    "Rewrote a path that has a query, no leading slash, or characters that a path cannot have.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || !isObject(document["paths"])) return;
      const { paths } = document;
      for (const path of Object.keys(paths).filter((key) => !key.startsWith("x-"))) {
        const [bare = "", query = ""] = path.split(/[?#]/);
        const newPath = `/${bare.replace(/^\/+/, "")}`.replace(/\{[^{}]+\}/g, validTemplate);
        const item = paths[path];
        if (newPath === path || Object.hasOwn(paths, newPath) || !isObject(item)) continue;
        for (const operation of operationsOf(item)) addParameters(operation, query, context);
        context.rename(paths, path, newPath);
      }
    },
  },
};

function addParameters(operation: JsonObject, query: string, context: Context): void {
  const known = listAt(operation, "parameters");
  const names = new Set(known.filter(isObject).map((parameter) => parameter["name"]));
  const parameters = [...new URLSearchParams(query)].map(parameterOf);
  const missing = parameters.filter(({ name }) => !names.has(name));
  if (missing.length > 0) context.set(operation, "parameters", [...known, ...missing]);
}

/** `{+path}` → `{path}`, `{item id}` → `{item_id}` */
function validTemplate(template: string): string {
  const name = template
    .slice(1, -1)
    .replace(/[^\w.-]+/g, "_")
    .replace(/^_+(?=\w)|_+$/g, "");
  return name === "" ? template : `{${name}}`;
}

function parameterOf([name, value]: [string, string]) {
  const isOpen = value === "" || /^\{.*\}$/.test(value);
  const schema = isOpen ? { type: "string" } : { type: "string", enum: [value] };
  return { name, in: "query", required: !isOpen, schema };
}
