/** Chooses pages by the paths of their URLs. A pattern is a part of the path, in which `*` matches any characters. */
export interface PageFilter {
  /** A page must match one of them. An empty list chooses every page. */
  match: string[];
  /** A page must match none of them. */
  ignore: string[];
}

export function isChosen(url: string, { match, ignore }: PageFilter): boolean {
  const { origin, pathname, search } = new URL(url);
  const path = decode(pathname + search);
  const matches = (pattern: string) =>
    containsPattern(pattern.includes("://") ? origin + path : path, decode(pattern));
  if (ignore.some(matches)) return false;
  return match.length === 0 || match.some(matches);
}

/** Not a regular expression: in a URL the characters `.`, `?` and `+` are meant literally, and this takes linear time. */
function containsPattern(text: string, pattern: string): boolean {
  let end = 0;
  for (const part of pattern.split("*")) {
    const start = text.indexOf(part, end);
    if (start === -1) return false;
    end = start + part.length;
  }
  return true;
}

/** People write letters, and URLs contain escapes. */
function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text; // It contains a percent sign that is not an escape.
  }
}
