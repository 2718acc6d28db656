import type { Page } from "../report/page.ts";
import { hasError, problemOf, type Problem } from "../report/problems.ts";
import { FORMAT_DESCRIPTIONS, formatOfPage, type OtherFormat } from "./other-formats.ts";

/** Where each kind of block that is no document of the page stands. */
export type OtherBlocks = Map<OtherFormat, number[]>;

export function recordOtherBlock(
  { others }: { others: OtherBlocks },
  kind: OtherFormat | undefined,
  offset: number,
): void {
  if (!kind) return;
  const offsets = others.get(kind);
  if (offsets) offsets.push(offset);
  else others.set(kind, [offset]);
}

/** A page without a specification is no fault; the report says what it is, in one line. */
export function describeOtherBlocks(
  page: Page,
  others: OtherBlocks,
  found: { documents: unknown[]; problems: Problem[] },
): Problem[] {
  const row = (message: string, offset: number): Problem =>
    problemOf("no-specification", message, { at: { page, offset } });
  const kinds = (Object.keys(FORMAT_DESCRIPTIONS) as OtherFormat[]).filter((kind) =>
    others.has(kind),
  ); // a record's keys are its own
  if (found.documents.length > 0) {
    return kinds.map((kind) => {
      const [first = 0, ...rest] = others.get(kind) ?? [];
      const more = rest.length > 0 ? `, and ${rest.length} more` : "";
      return row(`This block${more} would make ${FORMAT_DESCRIPTIONS[kind]}.`, first);
    });
  }
  if (hasError(found)) return [];
  return [row(`This is ${FORMAT_DESCRIPTIONS[kinds[0] ?? formatOfPage(page)]}.`, 0)];
}
