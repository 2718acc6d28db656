import { onOneLine } from "../pipeline/report/printable.ts";
import type { MissingFact } from "./missing-fact.ts";

/** An overlay whose actions are comments. It changes nothing until someone completes an action. */
export function draftOverlay(api: string, facts: MissingFact[]): string {
  const head = [
    `# Facts that the pages of ${api} do not state. To add a fact, look it up in the vendor's reference, complete its`,
    "# action, name the reference in `x-source`, and remove the comment signs. With the first action, also remove the",
    "# comment signs from the lines `overlay:` to `actions:`.",
    "#",
    "# overlay: 1.0.0",
    "# info:",
    `#   title: Facts for ${api}`,
    "#   version: 1.0.0",
    "# actions:",
  ];
  return [...head, ...facts.flatMap(draftAction), ""].join("\n");
}

function draftAction({ fact, target, update }: MissingFact): string[] {
  const lines = [
    `  - target: ${JSON.stringify(target)}`,
    `    description: ${JSON.stringify(`The pages do not state ${fact}.`)}`,
    "    x-source: …",
    "    update:",
    ...update.map((line) => `      ${line}`),
  ];
  // A line break in a name of the page would end the comment.
  return lines.map((line) => `# ${onOneLine(line)}`);
}
