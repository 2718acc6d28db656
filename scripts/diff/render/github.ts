import type { Change } from "../change.ts";
import { type ApiDiff, type DiffReport, onOneLine, operationNames } from "../report.ts";
import { rules } from "../rules.ts";

/** Workflow commands: one annotation a change, on the generated file. */
export function renderGithub(report: DiffReport): string {
  const changes = report.apis.flatMap((diff) => diff.changes.map((one) => renderChange(diff, one)));
  const problems = report.problems.map((problem) => `::error title=diff::${data(problem)}\n`);
  return [...changes, ...problems].join("");
}

function renderChange({ api, file }: ApiDiff, change: Change & { line?: number }): string {
  const { breaking, kind, location, message, line } = change;
  const place = [operationNames(change), location].filter(Boolean).join(" · ");
  const why = breaking ? ` (${rules[kind].reason})` : "";
  const properties = [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(`${api}: ${breaking ? "breaking change" : "change"} of the types`)}`,
  ];
  const level = breaking ? "warning" : "notice";
  return `::${level} ${properties.join(",")}::${data(`${place}: ${message}${why}`)}\n`;
}

function data(text: string): string {
  return onOneLine(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
