/**
 * A fenced code block of a Markdown page. Its content keeps the opener's indentation (up to three spaces), which means
 * nothing to YAML and JSON, so that an offset in the content is an offset in the page.
 */
export interface Fence {
  /** Offset of the opening fence. */
  start: number;
  /** Offset of the first character after the opening fence's line. */
  contentStart: number;
  /** Offset of the closing fence, or the page's end. */
  contentEnd: number;
  info: string;
  /** Spaces before the opening fence. */
  indent: number;
  closed: boolean;
}

const opener = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$/;

type OpenFence = Fence & {
  marks: string;
  /** A fence with an info string stands deeper within the block, and has not closed yet. */
  inner?: number | undefined;
};

/**
 * The fenced code blocks of a page by CommonMark's rules: the closer is at least as long as the opener, of the same
 * character, indented up to three spaces, with nothing behind it. Beyond CommonMark, a block scalar of YAML may hold a
 * fence of its own, indented: its closer is not the block's.
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
      else if (isCloser(line, open)) {
        fences.push(finish(open, start, true));
        open = undefined;
      }
    }
    start = next;
  }
  if (open) fences.push(finish(open, text.length, false));
  return fences;
}

/** Spares the regular expressions the lines that cannot matter, which may be megabytes long. */
function mayBeFence(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text[at] === " ") at += 1;
  const mark = text[at];
  return (mark === "`" || mark === "~") && text[at + 1] === mark && text[at + 2] === mark;
}

function isCloser(line: string, open: OpenFence): boolean {
  const indent = indentOf(line);
  if (isBareFence(line, open.marks)) {
    if (open.inner !== indent) return true;
    open.inner = undefined;
  } else if (indent > open.indent && open.inner === undefined && opener.test(line)) {
    open.inner = indent;
  }
  return false;
}

function openFence(line: string, start: number, contentStart: number): OpenFence | undefined {
  const match = opener.exec(line);
  if (!match) return undefined;
  const [, indent = "", fence = "", info = ""] = match;
  return {
    start,
    contentStart,
    contentEnd: contentStart,
    info: info.trim(),
    indent: indent.length,
    closed: false,
    marks: fence,
  };
}

/** At least as many of the same mark, and nothing else. */
function isBareFence(line: string, marks: string): boolean {
  const rest = line.trim();
  if (!rest.startsWith(marks)) return false;
  for (let at = marks.length; at < rest.length; at += 1) if (rest[at] !== marks[0]) return false;
  return true;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function finish(open: OpenFence, contentEnd: number, closed: boolean): Fence {
  const { marks: _, inner: __, ...fence } = open;
  return { ...fence, contentEnd, closed };
}
