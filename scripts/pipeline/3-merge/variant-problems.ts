import { pointerOf, positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import type { Component, Definition } from "./components.ts";
import type { Merged } from "./merged.ts";

/** The rule of what groups of pages mean by one name. */
export const SEPARATED = "page-groups";

/** That a component got a name of its own, and what it is told apart by. */
export function reportSeparated(
  component: Component,
  { facet, name }: { facet: string; name: string },
  [main = [], list = []]: Definition[][],
  merged: Merged,
): void {
  const [kept, renamed] = [main[0], list[0]];
  if (!kept || !renamed) return;
  const message = `${titleOf(component)} is another one than at ${placeOf(positionOf(kept.entries, component.name))}; the pages differ in their ${facet}. Here it is named "${name}".`;
  merged.problems.push({
    severity: "warning",
    rule: SEPARATED,
    message,
    at: positionOf(renamed.entries, component.name),
    pointer: pointerOf(renamed.entries, component.name),
  });
}

/** That nothing tells two components of one name apart. */
export function reportConflict(component: Component, merged: Merged): void {
  const [first, ...others] = component.variants.map(([definition]) => definition);
  if (!first) return;
  const place = placeOf(positionOf(first.entries, first.name));
  for (const definition of others) {
    if (!definition) continue;
    merged.problems.push({
      severity: "error",
      rule: "conflicting-pages",
      message: `${titleOf(component)} differs from the one at ${place}, and nothing on the pages tells them apart. Remove one page, or pull both again.`,
      at: positionOf(definition.entries, definition.name),
      pointer: pointerOf(definition.entries, definition.name),
    });
  }
}

function titleOf({ section, name }: Component): string {
  return `The ${section.replace(/s$/, "")} "${name}"`;
}
