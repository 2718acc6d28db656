import { codeSpan } from "../../report/markdown.ts";
import type { Detail } from "./detail.ts";
import { foldRows, renderFolds, repetition } from "./fold-rows.ts";
import { pageLink } from "./page-link.ts";
import type { PreparedChange } from "./prepared-report.ts";
import { showValues } from "./shown-values.ts";

/** The changes of one rule, as a list. */
export function renderChangeRows(
  api: string,
  changes: PreparedChange[],
  { foldsPlaces, rows }: Detail,
): string[] {
  const folds = foldRows(changes, ({ texts, pointer }) =>
    JSON.stringify(foldsPlaces ? [texts] : [texts, pointer]),
  );
  return renderFolds(folds, Math.max(rows, 1), (fold) => {
    const { pointer, texts } = fold.first;
    const place = `${pageLink(api, fold.first)} ${codeSpan(pointer)}`;
    return `- ${place}: ${showValues(texts)}${repetition(fold)}`;
  });
}
