import { readTextIfExists } from "../shared/read-file.ts";

/** Reads the lines of pages for code frames. Each page is read once. A page that cannot be read has no frames. */
export function pageReader(): (page: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return (page) => {
    if (!known.has(page)) known.set(page, readLines(page));
    return known.get(page);
  };
}

function readLines(page: string): readonly string[] | undefined {
  try {
    return readTextIfExists(page)?.split("\n");
  } catch {
    return undefined;
  }
}
