import { structure } from "./annotations.ts";
import { canonical } from "./canonical.ts";
import type { PageDocument } from "./extract.ts";
import { isObject, type JsonObject } from "./walk.ts";

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
        if (!components.has(id)) components.set(id, { section, name, variants: [] });
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
  const components = isObject(document["components"]) ? document["components"] : {};
  return Object.entries(components).filter(
    (section): section is [string, JsonObject] =>
      !section[0].startsWith("x-") && isObject(section[1]),
  );
}

function addDefinition(
  known: Map<string, Definition[]>,
  definition: Omit<Definition, "text">,
): void {
  const text = canonical(definition.entries[definition.name]);
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
  const groups = new Map<string, Definition[]>();
  for (const list of lists) {
    const key = structure(list[0]?.entries[list[0].name]);
    groups.set(key, [...(groups.get(key) ?? []), ...list]);
  }
  return [...groups.values()];
}
