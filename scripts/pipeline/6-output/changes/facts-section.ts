import { codeSpan, escapeMarkdown } from "../../report/markdown.ts";
import type { Detail } from "./detail.ts";
import { foldRows, renderFolds, type Fold } from "./fold-rows.ts";
import { pageLink } from "./page-link.ts";
import type { PreparedChange, PreparedReport } from "./prepared-report.ts";
import { showValues } from "./shown-values.ts";

/** The actions of the overlay, with their descriptions and sources. */
export function renderFacts({ api, facts }: PreparedReport, { rows }: Detail): string[] {
  if (facts.length === 0) return [];
  const folds = foldRows(facts, ({ line, texts }) => JSON.stringify([line, texts.after]));
  folds.sort((a, b) => a.first.line - b.first.line);
  const list = renderFolds(folds, Math.max(rows, 1), (fold) => renderFact(api, fold));
  return ["## Facts from the overlay", "", ...list, ""];
}

function renderFact(api: string, { first, count }: Fold<PreparedChange>): string {
  const { description, source, pointer, texts } = first;
  const sentences = [description, source === undefined ? undefined : `Source: ${source}`];
  const text = sentences.flatMap((sentence) => (sentence === undefined ? [] : [endOf(sentence)]));
  const more = count > 1 ? ` (and ${count - 1} more)` : "";
  const change = `${codeSpan(pointer)}${more}: ${showValues(texts)}`;
  return `- ${[`${pageLink(api, first)}:`, ...text, change].join(" ")}`;
}

function endOf(sentence: string): string {
  const text = escapeMarkdown(sentence.trim());
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
