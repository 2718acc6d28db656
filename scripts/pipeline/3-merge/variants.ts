import type { PageDocument } from "../1-extract/page-document.ts";
import { findComponentReferences, renameKey } from "../openapi/component-references.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import { freeName } from "../values/free-name.ts";
import type { Component, Components, Definition } from "./components.ts";
import type { Merged } from "./merged.ts";
import { publicationOf, separate } from "./page-groups.ts";
import { spread, type Mentions } from "./split-referrers.ts";
import { reportConflict, reportSeparated } from "./variant-problems.ts";

/**
 * Pages of one API may mean different things by one name: then each group of pages gets a name of its own, and so does
 * every component that reaches such a one. Within a group, it is an error.
 */
export function separateVariants(
  documents: PageDocument[],
  components: Components,
  merged: Merged,
): void {
  const conflicting = [...components].filter(([, { variants }]) => variants.length > 1);
  if (conflicting.length === 0) return;
  const own = new Set(conflicting.map(([id]) => id));
  const mentions = new Map(
    documents.map((document) => [document, findComponentReferences(document.value)]),
  );
  spread(components, own, mentions);
  const sizes = countPublications(documents);
  for (const [id, component] of components) {
    if (component.variants.length < 2) continue;
    const ranked = rank(component.variants, sizes);
    const found = separate(ranked.map((list) => list.map(({ document }) => document)));
    if (found)
      renameVariants(component, ranked, found, {
        components,
        mentions,
        merged,
        isOwn: own.has(id),
      });
    else if (own.has(id)) reportConflict(component, merged);
  }
}

function countPublications(documents: PageDocument[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const document of documents) {
    const key = publicationOf(document);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

/** The API's main part keeps its names: the largest publication, then what most pages say, then the first page. */
function rank(variants: Definition[][], sizes: Map<string, number>): Definition[][] {
  const weigh = (list: Definition[]) =>
    Math.max(...new Set(list.map(({ document }) => sizes.get(publicationOf(document)) ?? 0)));
  return [...variants].sort((a, b) => weigh(b) - weigh(a) || b.length - a.length);
}

interface Renaming {
  components: Components;
  mentions: Mentions;
  merged: Merged;
  /** Whether the component itself differs, not only what it reaches. */
  isOwn: boolean;
}

function renameVariants(
  component: Component,
  [main = [], ...others]: Definition[][],
  { facet, labels }: { facet: string; labels: string[] },
  renaming: Renaming,
): void {
  component.variants = [main];
  for (const [index, list] of others.entries()) {
    const name = variantName(component, labels[index + 1] ?? facet, renaming.components);
    const { section } = component;
    renaming.components.set(`${section}/${name}`, { section, name, variants: [list] });
    if (renaming.isOwn) reportSeparated(component, { facet, name }, [main, list], renaming.merged);
    for (const definition of list) renameDefinition(component, definition, name, renaming);
  }
}

function variantName({ section, name }: Component, label: string, components: Components): string {
  const isTaken = (candidate: string) => components.has(`${section}/${candidate}`);
  return freeName(`${name}_${label}`, isTaken, "_");
}

function renameDefinition(
  { section, name }: Component,
  definition: Definition,
  wanted: string,
  { mentions, merged }: Renaming,
): void {
  const { document, entries } = definition;
  const at = positionOf(entries, name);
  const pointer = pointerOf(entries, name);
  merged.changes.push({ rule: "page-groups", at, pointer, before: name, after: wanted });
  renameKey(entries, name, wanted);
  definition.name = wanted;
  for (const { target, rename } of mentions.get(document) ?? []) {
    if (target === `${section}/${name}`) rename(wanted);
  }
}
