import type { Page } from "../report/page.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import type { CodeBlock } from "./blocks.ts";

const BEGIN = /^<{7} \S/gm;
const END = /^>{7} \S/gm;

/**
 * Reports a conflict of git in the prose of a page: the page then holds parts of two versions. A page that explains git
 * shows the markers in a code block, and the parser reports those in a specification.
 */
export function reportConflict(
  { page, problems }: { page: Page; problems: Problem[] },
  blocks: readonly CodeBlock[],
): void {
  const [begin] = outside(blocks, page.text.matchAll(BEGIN));
  const last = outside(blocks, page.text.matchAll(END)).at(-1);
  if (begin === undefined || last === undefined || last < begin) return;
  const message =
    "The page has conflict markers of git. Keep one of the two versions, and remove the markers.";
  problems.push(problemOf("conflict-markers", message, { at: { page, offset: begin } }));
}

/** The offsets of the matches that are in no code block. Both lists are in the order of the page. */
function outside(blocks: readonly CodeBlock[], matches: Iterable<RegExpExecArray>): number[] {
  let next = 0;
  return [...matches].flatMap(({ index }) => {
    while ((blocks[next]?.contentEnd ?? Infinity) <= index) next += 1;
    const isInside = (blocks[next]?.contentStart ?? Infinity) <= index;
    return isInside ? [] : [index];
  });
}
