import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The path ends in a query (`/search?mode=fast`) or lacks its first slash; a path has neither, nor names with other
 * characters than letters, digits, dots and dashes. What the query says is a
 * parameter that has this value only; `?mode={mode}` and `?mode` leave the value open.
 * Seen: none in the pages measured so far; linters refuse it.
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
        const name = `/${bare.replace(/^\/+/, "")}`.replace(/\{[^{}]+\}/g, plainTemplate);
        const item = paths[path];
        if (name === path || Object.hasOwn(paths, name) || !isObject(item)) continue;
        const added = [...new URLSearchParams(query)].map(parameterOf);
        for (const operation of operationsOf(item)) {
          const known: unknown[] = Array.isArray(operation["parameters"])
            ? operation["parameters"]
            : [];
          const isNew = ({ name: key }: { name: string }) =>
            !known.some((parameter) => isObject(parameter) && parameter["name"] === key);
          const missing = added.filter(isNew);
          if (missing.length > 0) context.set(operation, "parameters", [...known, ...missing]);
        }
        context.rename(paths, path, name);
      }
    },
  },
};

/** `{+path}` → `{path}`, `{item id}` → `{item_id}`: what a template may hold. */
function plainTemplate(template: string): string {
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
