import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { extractDocuments } from "../pipeline/1-extract/extract-page.ts";
import type { Page } from "../pipeline/report/page.ts";
import { groupBy } from "../pipeline/values/group-by.ts";
import { objectAt } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
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
  return [...groupBy(chosen, ({ api }) => api)].map(([name, group]) => ({
    name,
    pages: group.map(({ page, copy }) => (copy === 0 ? page : copyOf(page, copy))),
  }));
}

/** The pages, and copies of them with other paths until there are `count`. */
export function repeatPages(pages: readonly Page[], count: number): Page[] {
  return Array.from({ length: count }, (_, index) => {
    const page = pages[index % pages.length];
    if (!page) throw new CommandError("The corpus contains no page with a specification.");
    const copy = Math.floor(index / pages.length);
    return copy === 0 ? page : copyOf(page, copy);
  });
}

function fail(directory: string): never {
  throw new CommandError(
    `${directory} contains no page. Pass a directory with pages in <api>/pages.`,
  );
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
