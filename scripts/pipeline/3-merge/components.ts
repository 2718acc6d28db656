import type { PageDocument } from "../1-extract/page-document.ts";
import { structureOf } from "../openapi/ignoring-annotations.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { groupBy } from "../values/group-by.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";

/** One page's definition of a component. */
export interface Definition {
  document: PageDocument;
  section: string;
  /** The section's object, which has the component under its name. */
  entries: JsonObject;
  name: string;
  /** The same string object for equal definitions, so that comparing them is fast. */
  text: string;
}

/** A component, with the definitions of all pages. */
export interface Component {
  section: string;
  name: string;
  /** Groups of definitions that differ only in annotations, in the order of the pages. */
  variants: Definition[][];
}

/** Components by `section/name`. */
export type Components = Map<string, Component>;

export function collectComponents(documents: PageDocument[]): Components {
  const components: Components = new Map();
  for (const definition of collectDefinitions(documents)) {
    const { section, name } = definition;
    const id = `${section}/${name}`;
    const known = components.get(id);
    if (known) known.variants[0]?.push(definition);
    else components.set(id, { section, name, variants: [[definition]] });
  }
  for (const component of components.values())
    component.variants = groupByStructure(component.variants.flat());
  return components;
}

/** The sections of `components`, such as `schemas` and `responses`. */
export function sectionsOf(document: JsonObject): [section: string, entries: JsonObject][] {
  return Object.entries(objectAt(document, "components")).filter(
    (section): section is [string, JsonObject] =>
      !section[0].startsWith("x-") && isObject(section[1]),
  );
}

function collectDefinitions(documents: PageDocument[]): Definition[] {
  const texts = new Map<string, string>();
  return documents.flatMap((document) =>
    sectionsOf(document.value).flatMap(([section, entries]) =>
      Object.keys(entries).map((name) => {
        const text = canonicalJson(entries[name]);
        if (!texts.has(text)) texts.set(text, text);
        return { document, section, entries, name, text: texts.get(text) ?? text };
      }),
    ),
  );
}

function groupByStructure(definitions: Definition[]): Definition[][] {
  const byText = groupBy(definitions, ({ text }) => text);
  if (byText.size === 1) return [definitions];
  const structures = new Map(
    [...byText].map(([text, [first]]) => [text, structureOf(first?.entries[first.name])]),
  );
  return [...groupBy(definitions, ({ text }) => structures.get(text)).values()];
}
