/**
 * A fenced code block of a Markdown page. The content is not dedented (a fence may be indented by up to three spaces,
 * which YAML and JSON ignore), so that an offset in the content is an offset in the page.
 */
export interface Fence {
  /** Offset of the opening fence. */
  start: number;
  /** Offset of the line after the opening fence. */
  contentStart: number;
  /** Offset of the closing fence, or the end of the page if there is no closing fence. */
  contentEnd: number;
  /** The info string: the text behind the opening fence, such as `yaml`. */
  info: string;
  /** Spaces before the opening fence. */
  indent: number;
  closed: boolean;
}

const OPENING_FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/s;

interface OpenFence {
  fence: Fence;
  /** The backticks or tildes of the opening fence. */
  marker: string;
  /** The indentation of a fence inside the content that has not closed yet. */
  innerIndent?: number | undefined;
}

/**
 * Finds the fenced code blocks of a page by the rules of CommonMark: the closing fence has at least as many characters
 * as the opening one, the same character, and no text behind it. Beyond CommonMark, the content may hold an indented
 * fence, as in a block scalar of YAML. The closing fence of that one does not close the block.
 */
export function findFences(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: OpenFence | undefined;
  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const next = end + 1;
    if (mayBeFence(text, start)) {
      const line = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
      if (!open) open = openFence(line, start, Math.min(next, text.length));
      else if (isClosingFence(line, open)) {
        fences.push({ ...open.fence, contentEnd: start, closed: true });
        open = undefined;
      }
    }
    start = next;
  }
  if (open) fences.push({ ...open.fence, contentEnd: text.length });
  return fences;
}

/** A cheap check before the regular expressions run, because a line may have megabytes. */
function mayBeFence(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text[at] === " ") at += 1;
  const mark = text[at];
  return (mark === "`" || mark === "~") && text[at + 1] === mark && text[at + 2] === mark;
}

function openFence(line: string, start: number, contentStart: number): OpenFence | undefined {
  const match = OPENING_FENCE.exec(line);
  if (!match) return undefined;
  const [, indent = "", marker = "", info = ""] = match;
  const fence = { start, contentStart, contentEnd: contentStart, info: info.trim() };
  return { fence: { ...fence, indent: indent.length, closed: false }, marker };
}

/** Also keeps track of a fence inside the content, so that its closing fence is not taken for the block's. */
function isClosingFence(line: string, open: OpenFence): boolean {
  const indent = indentOf(line);
  if (isBareFence(line, open.marker)) {
    if (open.innerIndent !== indent) return true;
    open.innerIndent = undefined;
  } else if (isInnerFence(line, open)) {
    open.innerIndent = indent;
  }
  return false;
}

function isInnerFence(line: string, { fence, innerIndent }: OpenFence): boolean {
  return innerIndent === undefined && indentOf(line) > fence.indent && OPENING_FENCE.test(line);
}

/** Whether the line has at least the characters of the marker and no other character. */
function isBareFence(line: string, marker: string): boolean {
  const rest = line.trim();
  if (!rest.startsWith(marker)) return false;
  for (let at = marker.length; at < rest.length; at += 1) {
    if (rest[at] !== marker[0]) return false;
  }
  return true;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
