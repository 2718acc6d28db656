import type { PageDocument } from "../1-extract/page-document.ts";
import type { ComponentReference } from "../openapi/component-references.ts";
import { groupBy } from "../values/group-by.ts";
import type { Component, Components } from "./components.ts";

/** Each page's references to components. */
export type References = Map<PageDocument, ComponentReference[]>;

/**
 * Splits the variants of each component that refers to a component with several variants, directly or through others:
 * definitions with the same text mean different things if their references lead to different variants.
 */
export function splitReferringVariants(
  components: Components,
  conflicting: ReadonlySet<string>,
  references: References,
): void {
  const { referrers, targets } = linksOf(references);
  let split = conflicting;
  while (split.size > 0) {
    const numbers = new Map([...split].map((id) => [id, numberVariants(components.get(id))]));
    const next = new Set<string>();
    for (const id of new Set([...split].flatMap((target) => [...(referrers.get(target) ?? [])]))) {
      const reached = [...(targets.get(id) ?? [])].flatMap((target) => numbers.get(target) ?? []);
      if (splitVariants(components.get(id), reached)) next.add(id);
    }
    split = next;
  }
}

interface Links {
  /** The components that refer to each component. */
  referrers: Map<string, Set<string>>;
  /** The components to which each component refers. */
  targets: Map<string, Set<string>>;
}

function linksOf(references: References): Links {
  const links: Links = { referrers: new Map(), targets: new Map() };
  for (const { owner, target } of [...references.values()].flat()) {
    if (owner === undefined) continue;
    addTo(links.referrers, target, owner);
    addTo(links.targets, owner, target);
  }
  return links;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

/** The index of each page's variant. */
type VariantNumbers = Map<PageDocument, number>;

function numberVariants(component: Component | undefined): VariantNumbers {
  const variants = component?.variants ?? [];
  return new Map(
    variants.flatMap((definitions, index) =>
      definitions.map(({ document }) => [document, index] as const),
    ),
  );
}

/** Whether a variant was split, because its pages reach different variants. */
function splitVariants(component: Component | undefined, reached: VariantNumbers[]): boolean {
  if (!component) return false;
  const before = component.variants.length;
  component.variants = component.variants.flatMap((definitions) => {
    const parts = groupBy(definitions, ({ document }) =>
      reached.map((numbers) => numbers.get(document) ?? "").join(),
    );
    return [...parts.values()];
  });
  return component.variants.length > before;
}
