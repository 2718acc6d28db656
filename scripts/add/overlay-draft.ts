import type { Lack } from "./lacks.ts";

/** An overlay whose actions are comments: it changes nothing until somebody fills a place in. */
export function draftOverlay(api: string, lacks: Lack[]): string {
  const head = [
    `# Facts that the pages of ${api} lack. Fill a place in from the vendor's reference, name the reference in`,
    "# `x-source`, and take the # away; the lines down to `actions:` have to come with the first one.",
    "#",
    "# overlay: 1.0.0",
    "# info:",
    `#   title: Facts for ${api}`,
    "#   version: 1.0.0",
    "# actions:",
  ];
  return [...head, ...lacks.flatMap(draftAction), ""].join("\n");
}

function draftAction({ what, target, update }: Lack): string[] {
  const lines = [
    `  - target: ${JSON.stringify(target)}`,
    `    description: ${JSON.stringify(`The pages lack ${what}.`)}`,
    "    x-source: …",
    "    update:",
    ...update.map((line) => `      ${line}`),
  ];
  return lines.map((line) => `# ${line}`);
}
