import { positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import type { Component } from "./components.ts";
import type { Merged } from "./merged.ts";
import { locate } from "./record-change.ts";

/** Reports that a variant of a component got a name of its own. */
export function reportRenamed(
  component: Component,
  { criterion, renamed }: { criterion: string; renamed: Component },
  merged: Merged,
): void {
  const [first] = component.variants.flat();
  const [other] = renamed.variants.flat();
  if (!first || !other) return;
  const place = placeOf(positionOf(first.entries, first.name));
  const message = `${titleOf(component)} differs from the one at ${place} (different ${criterion}). Renamed to "${renamed.name}".`;
  merged.problems.push(problemOf("page-groups", message, locate(other.entries, other.name)));
}

/** Reports that no criterion tells the variants of a component apart. */
export function reportConflict(component: Component, merged: Merged): void {
  const [first, ...others] = component.variants.flatMap((definitions) => definitions.slice(0, 1));
  if (!first) return;
  const place = placeOf(positionOf(first.entries, first.name));
  const message = `${titleOf(component)} differs from the one at ${place}, and nothing on the pages tells them apart. Remove one page, or pull both again.`;
  for (const { entries, name } of others)
    merged.problems.push(problemOf("conflicting-pages", message, locate(entries, name)));
}

/** `Request body "Item"` for the section `requestBodies` */
function titleOf({ section, name }: Component): string {
  const words = section
    .replace(/ies$/, "y")
    .replace(/s$/, "")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} "${name}"`;
}
