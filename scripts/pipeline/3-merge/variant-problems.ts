import { pointerOf, positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import type { Component, Definition } from "./components.ts";
import type { Merged } from "./merged.ts";

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
  merged.problems.push(problemOf("page-groups", message, placeIn(renamed, component.name)));
}

/** That nothing tells two components of one name apart. */
export function reportConflict(component: Component, merged: Merged): void {
  const [first, ...others] = component.variants.map(([definition]) => definition);
  if (!first) return;
  const place = placeOf(positionOf(first.entries, first.name));
  for (const definition of others) {
    if (!definition) continue;
    const message = `${titleOf(component)} differs from the one at ${place}, and nothing on the pages tells them apart. Remove one page, or pull both again.`;
    merged.problems.push(
      problemOf("conflicting-pages", message, placeIn(definition, definition.name)),
    );
  }
}

function placeIn({ entries }: Definition, name: string) {
  return { at: positionOf(entries, name), pointer: pointerOf(entries, name) };
}

function titleOf({ section, name }: Component): string {
  return `The ${section.replace(/s$/, "")} "${name}"`;
}
