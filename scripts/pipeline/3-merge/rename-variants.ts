import type { PageDocument } from "../1-extract/page-document.ts";
import { findComponentReferences, renameKey } from "../openapi/component-references.ts";
import { noteEdit } from "../report/edits.ts";
import { freeName } from "../values/free-name.ts";
import type { Component, Components, Definition } from "./components.ts";
import type { Merged } from "./merged.ts";
import { findDifference } from "./page-groups.ts";
import { countPublications, rankForms, type PublicationSizes } from "./rank-variants.ts";
import { locate } from "./record-change.ts";
import { reportVariants } from "./report-variants.ts";
import { splitReferringVariants, type References } from "./split-referring-variants.ts";

/**
 * Pages of one API may define different components under one name. The most important form keeps the name. Each other
 * one gets a name of its own, and so does every component that refers to it.
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
  for (const [id, component] of components) {
    if (component.variants.length < 2) continue;
    component.variants = rankVariants(component.variants, sizes);
    const names = chooseNames(component, components);
    // Components that differ only in their references follow from others, so they need no problem of their own.
    const disagreeing = ids.has(id)
      ? reportVariants(component, names, merged)
      : new Set<Definition>();
    splitComponent(component, names, { components, references, disagreeing, merged });
  }
}

function rankVariants(variants: Definition[][], sizes: PublicationSizes): Definition[][] {
  const forms = variants.map((definitions) => {
    const texts = definitions.map(({ text }) => text).sort();
    return { definitions, documents: documentsOf(definitions), text: texts[0] ?? "" };
  });
  return rankForms(forms, sizes).map(({ definitions }) => definitions);
}

function documentsOf(definitions: Definition[]): PageDocument[] {
  return definitions.map(({ document }) => document);
}

/** A name per variant. The first variant keeps the name of the component. */
function chooseNames({ section, name, variants }: Component, components: Components): string[] {
  const lists = variants.map(documentsOf);
  const labels = findDifference(lists)?.labels;
  const names = [name];
  const isTaken = (candidate: string) =>
    components.has(`${section}/${candidate}`) || names.includes(candidate);
  for (const [index, list] of lists.entries()) {
    if (index === 0) continue;
    const label = labels?.[index] ?? findDifference([lists[0] ?? [], list])?.labels[1];
    names.push(freeName(label === undefined ? name : `${name}_${label}`, isTaken, "_"));
  }
  return names;
}

interface Renaming {
  components: Components;
  references: References;
  /** The definitions that disagree with other pages of their own group. */
  disagreeing: ReadonlySet<Definition>;
  merged: Merged;
}

/** Makes each variant but the first a component with a name of its own. */
function splitComponent(component: Component, names: string[], renaming: Renaming): void {
  const { section, variants } = component;
  for (const [index, definitions] of variants.entries()) {
    const name = names[index];
    if (index === 0 || name === undefined) continue;
    renaming.components.set(`${section}/${name}`, { section, name, variants: [definitions] });
    for (const definition of definitions) renameDefinition(definition, name, renaming);
  }
  component.variants = variants.slice(0, 1);
}

function renameDefinition(
  definition: Definition,
  newName: string,
  { references, disagreeing, merged }: Renaming,
): void {
  const { document, section, entries, name } = definition;
  const rule = disagreeing.has(definition) ? "disagreeing-pages" : "page-groups";
  noteEdit(entries, name, { rule });
  merged.changes.push({
    rule,
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
