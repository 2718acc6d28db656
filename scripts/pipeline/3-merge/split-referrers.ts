import type { PageDocument } from "../1-extract/page-document.ts";
import type { ComponentReference } from "../openapi/component-references.ts";
import type { Component, Components, Definition } from "./components.ts";

export type Mentions = Map<PageDocument, ComponentReference[]>;

/** Splits the variants of each component by the variants that they reach, until nothing splits any more. */
export function spread(components: Components, own: Set<string>, mentions: Mentions): void {
  const referrers = new Map<string, Set<string>>();
  const targets = new Map<string, Set<string>>();
  for (const { owner, target } of [...mentions.values()].flat()) {
    if (owner === undefined) continue;
    addTo(referrers, target, owner);
    addTo(targets, owner, target);
  }
  let changed = own;
  while (changed.size > 0) {
    const numbers = new Map([...changed].map((id) => [id, numberDocuments(components.get(id))]));
    const next = new Set<string>();
    for (const id of new Set(
      [...changed].flatMap((target) => [...(referrers.get(target) ?? [])]),
    )) {
      const component = components.get(id);
      const reached = [...(targets.get(id) ?? [])].flatMap((target) => numbers.get(target) ?? []);
      if (component && split(component, reached)) next.add(id);
    }
    changed = next;
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

type Numbers = Map<PageDocument, number>;

function numberDocuments(component: Component | undefined): Numbers {
  return new Map(
    (component?.variants ?? []).flatMap((list, index) =>
      list.map(({ document }) => [document, index] as const),
    ),
  );
}

function split(component: Component, reached: Numbers[]): boolean {
  const before = component.variants.length;
  component.variants = component.variants.flatMap((list) => {
    const parts = new Map<string, Definition[]>();
    for (const definition of list) {
      const key = reached.map((numbers) => numbers.get(definition.document) ?? "").join();
      const part = parts.get(key);
      if (part) part.push(definition);
      else parts.set(key, [definition]);
    }
    return [...parts.values()];
  });
  return component.variants.length > before;
}
