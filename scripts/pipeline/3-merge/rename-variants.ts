import type { PageDocument } from "../1-extract/page-document.ts";
import { findComponentReferences, renameKey } from "../openapi/component-references.ts";
import { freeName } from "../values/free-name.ts";
import type { Component, Components, Definition } from "./components.ts";
import type { Merged } from "./merged.ts";
import { findDifference, publicationOf, type Difference } from "./page-groups.ts";
import { locate } from "./record-change.ts";
import { reportConflict, reportRenamed } from "./report-variants.ts";
import { splitReferringVariants, type References } from "./split-referring-variants.ts";

/**
 * Pages of one API may define different components under one name. If the pages belong to different groups, each
 * group's variant gets a name of its own, and so does every component that refers to it. Within a group it is an error.
 */
export function renameVariants(
  documents: PageDocument[],
  components: Components,
  merged: Merged,
): void {
  const conflicting = [...components].filter(([, { variants }]) => variants.length > 1);
  if (conflicting.length === 0) return;
  const ids = new Set(conflicting.map(([id]) => id));
  const references = new Map(
    documents.map((document) => [document, findComponentReferences(document.value)]),
  );
  splitReferringVariants(components, ids, references);
  const sizes = countPublications(documents);
  const renaming = { components, references, merged };
  for (const [id, component] of components) {
    if (component.variants.length < 2) continue;
    const ranked = rank(component.variants, sizes);
    const difference = findDifference(ranked.map(documentsOf));
    if (difference) {
      component.variants = ranked;
      renameOthers(component, difference, { ...renaming, isConflicting: ids.has(id) });
    } else if (ids.has(id)) reportConflict(component, merged);
  }
}

function documentsOf(definitions: Definition[]): PageDocument[] {
  return definitions.map(({ document }) => document);
}

function countPublications(documents: PageDocument[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const document of documents) {
    const key = publicationOf(document);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

/** The most important variant first: the one of the largest publication, then of most pages, then of the first page. */
function rank(variants: Definition[][], sizes: Map<string, number>): Definition[][] {
  const publicationSize = (definitions: Definition[]) =>
    Math.max(...definitions.map(({ document }) => sizes.get(publicationOf(document)) ?? 0));
  return [...variants].sort(
    (a, b) => publicationSize(b) - publicationSize(a) || b.length - a.length,
  );
}

interface Renaming {
  components: Components;
  references: References;
  merged: Merged;
  /** Whether the definitions themselves differ, and not only the components to which they refer. */
  isConflicting: boolean;
}

/** The first variant keeps its name. */
function renameOthers(
  component: Component,
  { criterion, labels }: Difference,
  renaming: Renaming,
): void {
  const { components, merged, isConflicting } = renaming;
  const { section, variants } = component;
  for (const [index, definitions] of variants.entries()) {
    if (index === 0) continue;
    const name = variantName(component, labels[index] ?? criterion, components);
    const renamed = { section, name, variants: [definitions] };
    components.set(`${section}/${name}`, renamed);
    if (isConflicting) reportRenamed(component, { criterion, renamed }, merged);
    for (const definition of definitions) renameDefinition(definition, name, renaming);
  }
  component.variants = variants.slice(0, 1);
}

function variantName({ section, name }: Component, label: string, components: Components): string {
  const isTaken = (candidate: string) => components.has(`${section}/${candidate}`);
  return freeName(`${name}_${label}`, isTaken, "_");
}

function renameDefinition(
  definition: Definition,
  newName: string,
  { references, merged }: Renaming,
): void {
  const { document, section, entries, name } = definition;
  merged.changes.push({
    rule: "page-groups",
    ...locate(entries, name),
    before: name,
    after: newName,
  });
  renameKey(entries, name, newName);
  definition.name = newName;
  for (const { target, rename } of references.get(document) ?? []) {
    if (target === `${section}/${name}`) rename(newName);
  }
}
