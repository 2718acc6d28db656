import { countOf } from "../report/count-of.ts";
import type { Definition } from "./components.ts";

/** Messages name at most this many pages. */
const MAX_PAGES = 10;

/** How many pages of a group have each form of a component, and which ones to pull again. */
export function describeDisagreement(renamed: Definition[], kept: Definition[]): string {
  const [pages, keptPages] = [pagesOf(renamed), pagesOf(kept)];
  const counts = `This form is on ${countOf(pages.length, "page")}, the other one is on ${countOf(keptPages.length, "page")}.`;
  // With as many pages on both sides, either side may be the stale one.
  if (pages.length === keptPages.length) {
    const all = [...new Set([...pages, ...keptPages])].sort();
    return `${counts} Some of these pages look stale. Pull them again: ${listOf(all)}.`;
  }
  return pages.length === 1
    ? `${counts} This page looks stale. Pull it again: ${listOf(pages)}.`
    : `${counts} These pages look stale. Pull them again: ${listOf(pages)}.`;
}

function pagesOf(definitions: Definition[]): string[] {
  return [...new Set(definitions.map(({ document }) => document.pageContext.page.name))].sort();
}

function listOf(pages: string[]): string {
  const names = pages.slice(0, MAX_PAGES).join(", ");
  return pages.length > MAX_PAGES ? `${names} and ${pages.length - MAX_PAGES} more` : names;
}
