import { countOf } from "../../pipeline/report/count-of.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { OverlayEdits } from "../overlay-edits.ts";
import { nextCommand } from "../../shared/command-line.ts";

export function render(edits: OverlayEdits[]): string {
  const lines = edits.flatMap(toLines);
  const changed = edits.filter(({ actions }) => actions.length > 0);
  if (changed.length > 0) {
    lines.push("", "Replace each `x-source: TODO` with the place that states the fact.");
    lines.push(`Then run \`${nextCommand("generate")}\`.`);
  }
  return lines.map((line) => `${onOneLine(line)}\n`).join("");
}

function toLines({ api, file, actions }: OverlayEdits): string[] {
  if (actions.length === 0) return [`${api}: no edits`];
  const rows = actions.map(({ target, description }) => `  ${target}: ${description}`);
  return [`${api}: ${countOf(actions.length, "action")} for ${file}`, ...rows];
}
