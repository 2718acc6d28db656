import type { PageDocument } from "../1-extract/page-document.ts";
import { structureOf } from "../openapi/ignoring-annotations.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { groupBy } from "../values/group-by.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";

/** One page's definition of a component. */
export interface Definition {
  document: PageDocument;
  entries: JsonObject;
  name: string;
  /** The same for definitions that were equal to the letter. */
  text: object;
}

/** A component's name, with every page's definition of it. */
export interface Component {
  section: string;
  name: string;
  /** Definitions that differ in annotations at most, in the order of the pages. */
  variants: Definition[][];
}

export type Components = Map<string, Component>;

/** Each page's components by `section/name`. */
export function collectComponents(documents: PageDocument[]): Components {
  const components: Components = new Map();
  const structures = new Map<string, Map<string, Definition[]>>();
  for (const document of documents) {
    for (const [section, entries] of sectionsOf(document.value)) {
      for (const name of Object.keys(entries)) {
        const id = `${section}/${name}`;
        components.set(id, components.get(id) ?? { section, name, variants: [] });
        const known = structures.get(id) ?? new Map<string, Definition[]>();
        structures.set(id, known);
        addDefinition(known, { document, entries, name });
      }
    }
  }
  const order = new Map(documents.map((document, index) => [document, index]));
  const indexOf = ({ document }: Definition) => order.get(document) ?? 0;
  for (const [id, component] of components) {
    const variants = groupByStructure([...(structures.get(id)?.values() ?? [])]);
    component.variants = variants.map((list) => list.sort((a, b) => indexOf(a) - indexOf(b)));
  }
  return components;
}

export function sectionsOf(document: JsonObject): [section: string, entries: JsonObject][] {
  return Object.entries(objectAt(document, "components")).filter(
    (section): section is [string, JsonObject] =>
      !section[0].startsWith("x-") && isObject(section[1]),
  );
}

function addDefinition(
  known: Map<string, Definition[]>,
  definition: Omit<Definition, "text">,
): void {
  const text = canonicalJson(definition.entries[definition.name]);
  const same = known.get(text);
  if (same) same.push({ ...definition, text: same });
  else {
    const list: Definition[] = [];
    list.push({ ...definition, text: list });
    known.set(text, list);
  }
}

function groupByStructure(lists: Definition[][]): Definition[][] {
  if (lists.length === 1) return lists;
  const groups = groupBy(lists, ([first]) => structureOf(first?.entries[first.name]));
  return [...groups.values()].map((same) => same.flat());
}
