import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { extractDocuments } from "../pipeline/1-extract/extract-page.ts";
import type { Page } from "../pipeline/report/page.ts";
import { objectAt } from "../pipeline/values/json-object.ts";
import { listApis } from "../shared/directories.ts";
import { readApi } from "../shared/input-files.ts";

/** Chooses `count` pages of a directory, evenly by size. Adds copies with other paths if there are too few pages. */
export function samplePages(directory: string, count: number): ApiFiles[] {
  const all = listApis(directory, []).flatMap((api) =>
    readApi(directory, api).pages.map((page) => ({ api, page })),
  );
  const sorted = all.sort((a, b) => a.page.text.length - b.page.text.length);
  const chosen = Array.from({ length: count }, (_, index) => {
    const copy = Math.floor(index / sorted.length);
    const isWhole = count >= sorted.length;
    const place = isWhole
      ? index % sorted.length
      : Math.floor(((index + 0.5) * sorted.length) / count);
    return { ...(sorted[place] ?? fail(directory)), copy };
  });
  const apis = new Map<string, Page[]>();
  for (const { api, page, copy } of chosen) {
    const pages = apis.get(api) ?? [];
    apis.set(api, pages);
    pages.push(copy === 0 ? page : copyOf(page, copy));
  }
  return [...apis].map(([name, pages]) => ({ name, pages }));
}

function fail(directory: string): never {
  throw new Error(`${directory} contains no page.`);
}

/** The same page with other paths, as if the API had more endpoints. */
function copyOf(page: Page, copy: number): Page {
  const paths = extractDocuments(page).documents.flatMap(({ value }) =>
    Object.keys(objectAt(value, "paths")),
  );
  const text = [...new Set(paths)].reduce(
    (renamed, path) => renamed.replace(placesOf(path), `$1/copy${copy}${path}`),
    page.text,
  );
  return { path: `${page.path}.${copy}`, name: `${page.name}.${copy}`, text };
}

/** Matches a path as a key, and at the end of a request line or an info string. */
function placesOf(path: string): RegExp {
  const literal = path.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(["' ]|https?://\\S*)${literal}(?=["']?:|[ \\t]*$)`, "gm");
}
