import { banner, type HeaderWords } from "../report/banner.ts";
import type { Change } from "../report/change.ts";
import { codeSpan, escapeMarkdown } from "../report/markdown.ts";
import { lineAndColumn } from "../report/page.ts";
import type { Problem } from "../report/problems.ts";
import type { Rule } from "../report/rules.ts";
import { groupBy } from "../values/group-by.ts";

const MAX_LENGTH = 300;

interface Report {
  words?: HeaderWords;
  changes: Change[];
  problems: Problem[];
}

/** The report for reviewers: every change with its place, its rule, and the values before and after. */
export function renderChanges(
  api: string,
  { changes, problems, words }: Report,
  rules: ReadonlyMap<string, Rule>,
): string {
  const lines = [
    `# Changes: ${escapeMarkdown(api)}`,
    "",
    ...banner(api, words),
    "",
    ...renderProblems(problems),
  ];
  for (const [page, pageChanges] of groupBy(changes, ({ at }) => at?.page.name ?? api)) {
    lines.push(`## ${escapeMarkdown(page)}`, "");
    for (const [rule, same] of groupBy(pageChanges, (change) => change.rule))
      lines.push(`### ${rule}`, "", ...summaryOf(rule, rules), ...same.map(renderChange), "");
  }
  if (changes.length === 0) lines.push("Nothing was changed.", "");
  return lines.join("\n");
}

function summaryOf(id: string, rules: ReadonlyMap<string, Rule>): string[] {
  const rule = rules.get(id);
  return rule ? [rule.summary, ""] : [];
}

function renderProblems(problems: Problem[]): string[] {
  if (problems.length === 0) return [];
  const intro = "Gaps and mistakes in the pages that the pipeline cannot fully repair:";
  return ["## Reports", "", intro, "", ...problems.map(renderProblem), ""];
}

function renderProblem({ severity, rule, message, at, pointer }: Problem): string {
  const line = at ? escapeMarkdown(`${at.page.name}:${lineAndColumn(at).line}`) : "";
  const place = pointer ? `${line} ${codeSpan(pointer)}` : line;
  return `- ${severity} ${rule}, ${place}: ${escapeMarkdown(message)}`;
}

function renderChange({ at, pointer, before, after }: Change): string {
  const line = at ? `line ${lineAndColumn(at).line}, ` : "";
  return `- ${line}${codeSpan(pointer)}: ${show(before)} → ${show(after)}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return codeSpan(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);
}
