/** Publishers name the index above or right below the title. */
const MAX_OFFSET = 4000;

const INDEX_URL =
  /(?<![\w./:-])(?:https?:\/\/[^\s/<>()"'`]+)?\/(?:[\w.~%-]+\/)*llms\.txt(?![\w-])/g;

/**
 * The URL of the index that a page names at its start, as Fern, Mintlify and ReadMe write it: "Fetch the complete
 * documentation index at: https://docs.example.com/llms.txt". An index on another host is not followed.
 */
export function indexNamedBy(text: string, pageUrl: string): string | undefined {
  const fence = /^ {0,3}(?:```|~~~)/m.exec(text)?.index ?? text.length;
  const start = text.slice(0, Math.min(fence, MAX_OFFSET));
  const { host } = new URL(pageUrl);
  return [...start.matchAll(INDEX_URL)]
    .filter(([target]) => URL.canParse(target, pageUrl))
    .map(([target]) => new URL(target, pageUrl))
    .find((url) => url.host === host)?.href;
}
