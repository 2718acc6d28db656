import type { SearchEntry } from "../pages/document-page.ts";

const MAX_RESULTS = 12;

/** The sections that have all words of the query. Those with the words in their heading come first. */
export function search(index: readonly SearchEntry[], query: string): SearchEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return index
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_RESULTS)
    .map(({ entry }) => entry);
}

function scoreOf({ page, heading, text }: SearchEntry, words: readonly string[]): number {
  const titles = `${page} ${heading}`.toLowerCase();
  const hasAll = words.every((word) => titles.includes(word) || text.includes(word));
  if (!hasAll) return 0;
  return 1 + words.filter((word) => titles.includes(word)).length;
}
