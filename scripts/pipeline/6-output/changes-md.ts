import { banner } from "../report/banner.ts";
import type { Change } from "../report/change.ts";
import { lineAndColumn } from "../report/page.ts";
import type { Problem } from "../report/problems.ts";
import type { Rule } from "../report/rules.ts";
import { groupBy } from "../values/group-by.ts";

const MAX_LENGTH = 300;

/** The report for reviewers: every change, where it is on which page, before and after. */
export function renderChanges(
  api: string,
  changes: Change[],
  problems: Problem[],
  rules: ReadonlyMap<string, Rule>,
): string {
  const lines = [`# Changes: ${api}`, "", ...banner(api), ""];
  lines.push(...renderProblems(problems));
  for (const [page, rows] of groupBy(changes, (change) => change.at?.page.name ?? api)) {
    lines.push(`## ${page}`, "");
    for (const [rule, same] of groupBy(rows, (change) => change.rule)) {
      lines.push(`### ${rule}`, "", ...summaryOf(rule, rules), ...same.map(renderChange), "");
    }
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
  const rows = problems.map(({ severity, rule, message, at, pointer }) => {
    const place = at ? `${at.page.name}:${lineAndColumn(at).line}` : "";
    return `- ${severity} ${rule}, ${place}${pointer ? ` ${code(pointer)}` : ""}: ${escape(message)}`;
  });
  return [
    "## Reports",
    "",
    "What the pages leave open or get wrong, and the pipeline cannot repair:",
    "",
    ...rows,
    "",
  ];
}

function renderChange({ at, pointer, before, after }: Change): string {
  const line = at ? `line ${lineAndColumn(at).line}, ` : "";
  return `- ${line}${code(pointer)}: ${show(before)} → ${show(after)}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return code(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);
}

/** A code span that its text cannot end: the fence is longer than any run of backticks in it. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || flat === "" ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}

function escape(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|~]/g, "\\$&");
}
