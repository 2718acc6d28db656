import { splitPath } from "../pipeline/2-repair/path-parts.ts";
import { addQueryParameters } from "../pipeline/2-repair/query-parameters.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

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
      for (const key of Object.keys(paths).filter((name) => !name.startsWith("x-"))) {
        const item = paths[key];
        if (isObject(item)) rewrite({ paths, key, item }, context);
      }
    },
  },
};

interface PathEntry {
  paths: JsonObject;
  key: string;
  item: JsonObject;
}

function rewrite({ paths, key, item }: PathEntry, context: Context): void {
  const { origin, query, surplus, ...parts } = splitPath(key);
  const servers = [...listAt(context.document, "servers"), ...listAt(item, "servers")];
  const urls = servers.filter(isObject).map(({ url }) => textOf(url));
  const base = urls.find((url) => origin !== undefined && url.startsWith(origin));
  const prefix = base?.slice(origin?.length).replace(/(?<!\/)\/+$/, "") ?? "";
  const path = parts.path.startsWith(`${prefix}/`) ? parts.path.slice(prefix.length) : parts.path;
  if (path === key) return;
  const fault = `The path "${key}" has ${surplus.join(" and ")}, which a path cannot have`;
  if (Object.hasOwn(paths, path)) {
    const kept = `${fault}, and "${path}" is another path. Left it as it is; a request to it cannot have other query parameters.`;
    if (surplus.length > 0) context.report("warning", paths, key, kept);
    return;
  }
  for (const operation of operationsOf(item)) addQueryParameters(operation, query, context);
  if (origin !== undefined && base === undefined) context.set(item, "servers", [{ url: origin }]);
  const message = `${fault}. Changed it to "${path}"; check that this is the path.`;
  context.rename(paths, key, path, surplus.length > 0 ? message : undefined);
}
