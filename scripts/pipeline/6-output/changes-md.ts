import { banner, type HeaderWords } from "../report/banner.ts";
import { escapeMarkdown } from "../report/markdown.ts";
import { countOf } from "../report/count-of.ts";
import { renderAttention, renderNotes } from "./changes/attention-section.ts";
import type { ChangeReport } from "./changes/change-report.ts";
import { DETAILS, type Detail } from "./changes/detail.ts";
import { renderFacts } from "./changes/facts-section.ts";
import { renderPages } from "./changes/pages-section.ts";
import { prepareReport, type PreparedReport } from "./changes/prepared-report.ts";
import { renderRepairs } from "./changes/repairs-section.ts";
import { renderSummary } from "./changes/summary-section.ts";

/** The report for reviewers, as Markdown. It shows as much of the full list as fits. */
export function renderChanges(report: ChangeReport, words?: HeaderWords): string {
  const prepared = prepareReport(report);
  const header = banner(report.api, words);
  let lines: string[] = [];
  for (const detail of DETAILS) {
    lines = [
      `# Changes: ${escapeMarkdown(report.api)}`,
      "",
      ...header,
      "",
      ...renderBody(prepared, detail),
    ];
    if (lines.length <= detail.maxLines) break;
  }
  return lines.join("\n");
}

function renderBody(report: PreparedReport, detail: Detail): string[] {
  if (report.meanings.size === 0) return ["Nothing was changed.", ""];
  const repairs = renderRepairs(report, detail);
  const sections = [
    renderSummary(report, repairs.length > 0),
    renderAttention(report, detail),
    renderFacts(report, detail),
    renderPages(report, detail),
    repairs,
    renderNotes(report, detail),
  ];
  return [...renderTotals(report), ...renderContents(sections), ...sections.flat()];
}

function renderTotals({ changes, facts, warnings, notes }: PreparedReport): string[] {
  const parts = [
    countOf(changes.length - facts.length, "repair"),
    `${countOf(facts.length, "fact")} from the overlay`,
    countOf(warnings.length, "warning"),
    countOf(notes.length, "note"),
  ];
  const where = "[changes.json](changes.json) has all of them with their whole values.";
  return [`${parts.join(", ")}. ${where}`, ""];
}

/** Links to the headings of the sections. */
function renderContents(sections: string[][]): string[] {
  const titles = sections.flatMap(([heading]) => (heading ? [heading.replace("## ", "")] : []));
  const anchorOf = (title: string) => title.toLowerCase().replaceAll(" ", "-");
  return [...titles.map((title) => `- [${title}](#${anchorOf(title)})`), ""];
}
