import { positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import type { RuleId } from "../report/rules.ts";
import { groupBy } from "../values/group-by.ts";
import type { Component, Definition } from "./components.ts";
import { describeDisagreement } from "./describe-disagreement.ts";
import type { Merged } from "./merged.ts";
import { findDifference, groupOf } from "./page-groups.ts";
import { locate } from "./record-change.ts";

/** A definition, with the name that it keeps or gets. */
interface Named {
  definition: Definition;
  newName: string;
}

/**
 * Reports that the variants of a component get names of their own. Call it before they are renamed. Returns the
 * definitions that disagree with other pages of their own group.
 */
export function reportVariants(
  component: Component,
  names: string[],
  merged: Merged,
): Set<Definition> {
  const named = component.variants.flatMap((definitions, index) =>
    definitions.map((definition) => ({ definition, newName: names[index] ?? component.name })),
  );
  const reported = reportDisagreements(component, named, merged);
  const others = named.filter(
    ({ definition, newName }) => newName !== component.name && !reported.has(definition),
  );
  for (const [newName, list] of groupBy(others, (item) => item.newName)) {
    const definitions = list.map(({ definition }) => definition);
    const criterion = findCriterion(component, definitions);
    const message = `${differenceOf(component, component.variants[0])} (different ${criterion}). Renamed to "${newName}".`;
    report("page-groups", { message, definitions }, merged);
  }
  return reported;
}

/** The criterion that tells all variants apart, or else these definitions from the first variant. */
function findCriterion({ variants }: Component, definitions: Definition[]): string {
  const documentsOf = (list: Definition[]) => list.map(({ document }) => document);
  const difference =
    findDifference(variants.map(documentsOf)) ??
    findDifference([variants[0] ?? [], definitions].map(documentsOf));
  return difference?.criterion ?? "group";
}

/** Reports pages of one group that disagree. Returns the definitions that differ from the group's most important form. */
function reportDisagreements(
  component: Component,
  named: Named[],
  merged: Merged,
): Set<Definition> {
  const reported = new Set<Definition>();
  for (const group of groupBy(named, ({ definition }) => groupOf(definition.document)).values()) {
    const forms = groupBy(group, ({ newName }) => newName);
    const [kept = [], ...others] = [...forms.values()].map((list) =>
      list.map(({ definition }) => definition),
    );
    const [, ...newNames] = forms.keys();
    for (const [index, definitions] of others.entries()) {
      const advice = describeDisagreement(definitions, kept);
      const message = `${differenceOf(component, kept)}, and nothing on the pages tells them apart. Renamed to "${newNames[index] ?? ""}". ${advice}`;
      report("disagreeing-pages", { message, definitions }, merged);
      for (const definition of definitions) reported.add(definition);
    }
  }
  return reported;
}

/** `Schema "Item" differs from the one at specs/api/pages/a.md:1:1` */
function differenceOf(component: Component, kept: Definition[] = []): string {
  const [first] = kept;
  const place = placeOf(first && positionOf(first.entries, first.name));
  return `${titleOf(component)} differs from the one at ${place}`;
}

/** `Request body "Item"` for the section `requestBodies` */
function titleOf({ section, name }: Component): string {
  const words = section
    .replace(/ies$/, "y")
    .replace(/s$/, "")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} "${name}"`;
}

function report(
  rule: RuleId,
  { message, definitions }: { message: string; definitions: Definition[] },
  merged: Merged,
): void {
  const [first] = definitions;
  if (first) merged.problems.push(problemOf(rule, message, locate(first.entries, first.name)));
}
