import { createHash } from "node:crypto";
import { siteRoot } from "../../pull/site/site-root.ts";
import { reasonToRefuseName } from "../../shared/file-names.ts";

/** Leaves room for the hash and the extension within the limit of `reasonToRefuseName`. */
const MAX_BYTES = 150;

/** Gives each page a file name that no other page has. */
export function namePages<Page extends { url: string }>(
  pages: Page[],
  index: string,
  others: { name: string }[],
): (Page & { name: string })[] {
  const taken = new Set(others.map(({ name }) => nameKey(name)));
  return pages.map((page) => {
    const name = namePage(page.url, index, taken);
    taken.add(nameKey(name));
    return { ...page, name };
  });
}

/**
 * The file name of a page is its path below the index: `tasks-retrieve.md` for `…/tasks/retrieve.md`. The name does not
 * depend on the other pages, unless one of them has it already.
 */
function namePage(url: string, index: string, taken: ReadonlySet<string>): string {
  const path = pathBelow(new URL(url), siteRoot(index).pathname);
  const extension = /\.(?:mdx?|ya?ml|json)$/i.exec(path)?.[0] ?? ".md";
  const stem = fileStem(path.endsWith(extension) ? path.slice(0, -extension.length) : path);
  const name = `${stem}${extension}`;
  if (reasonToRefuseName(name) === undefined && !isTaken(name, taken)) return name;
  const hash = createHash("sha256").update(url).digest("hex").slice(0, 8);
  const hashed = `${stem}-${hash}${extension}`;
  // Windows reserves names such as "nul", with any extension.
  return reasonToRefuseName(hashed) === undefined ? hashed : `page-${hashed}`;
}

/** The path and the query without the directory of the site. */
function pathBelow({ pathname, search }: URL, directory: string): string {
  const path = pathname.startsWith(directory) ? pathname.slice(directory.length) : pathname;
  return search === "" ? path : `${search}/${path}`;
}

function fileStem(path: string): string {
  const stem = decode(path)
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");
  return shorten(stem === "" ? "index" : stem);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // It contains a percent sign that is not an escape.
  }
}

/** The bytes of a character that was cut in two become replacement characters. */
function shorten(stem: string): string {
  return Buffer.from(stem)
    .subarray(0, MAX_BYTES)
    .toString("utf8")
    .replace(/\ufffd+$/, "");
}

function isTaken(name: string, taken: ReadonlySet<string>): boolean {
  return taken.has(nameKey(name));
}

/** Equal for names that are one name on a disk that ignores case. */
function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}
