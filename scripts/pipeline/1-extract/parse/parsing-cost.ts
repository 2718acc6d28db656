/**
 * The most lines, keys and flow items that the `yaml` package may read. It takes about 15 microseconds and 800 bytes for
 * each, so the limit is about 12 seconds and 700 megabytes. The longest published document has a tenth of it.
 */
const MAX_TOKENS = 800_000;

export const TOO_COSTLY =
  "This line has YAML syntax that only the slow reader supports, and the document is too large for that reader. Write the line without flow maps, anchors, tags, tabs and quoted texts of several lines, or convert the document to JSON.";

/** Whether the `yaml` package would take too long for a text. Comments and long texts cost little. */
export function isCostly(text: string): boolean {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (TOKEN_CODES.has(code)) tokens += 1;
    if (tokens > MAX_TOKENS) return true;
  }
  return false;
}

const TOKEN_CODES = new Set(["\n", ":", ",", "[", "{"].map((character) => character.charCodeAt(0)));
