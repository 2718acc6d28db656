import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import { walk, type Node } from "./walk.ts";

/** A place in a document that names a component. */
export interface ComponentReference {
  /** The component that holds the place, as `section/name`; nothing for an operation. */
  owner: string | undefined;
  /** The component that it names, as `section/name`. */
  target: string;
  /** Writes another name there. */
  rename(name: string): void;
}

/** Every place in a document that names a component: references, mappings of discriminators, security requirements. */
export function findComponentReferences(document: JsonObject): ComponentReference[] {
  const mentions: ComponentReference[] = [];
  let owner: string | undefined;
  walk(document, (node) => {
    if (node.parent?.kind === "components") owner = ownerOf(node);
    else if (node.parent?.kind === "document") owner = undefined;
    for (const mention of mentionsIn(node)) mentions.push({ owner, ...mention });
  });
  return mentions;
}

function ownerOf({ container, key, parent }: Node): string | undefined {
  if (!isObject(parent?.value)) return undefined;
  const section = Object.keys(parent.value).find((name) => parentHolds(parent, name, container));
  return section === undefined ? undefined : `${section}/${String(key)}`;
}

function parentHolds(parent: Node, section: string, container: unknown): boolean {
  return isObject(parent.value) && parent.value[section] === container;
}

type Place = Omit<ComponentReference, "owner">;

function mentionsIn({ kind, value }: Node): Place[] {
  if (!isObject(value)) return [];
  if (kind === "securityRequirement") return requirementPlaces(value);
  const places = referencePlaces(value, "$ref");
  if (kind !== "schema" || !isObject(value["discriminator"])) return places;
  return [...places, ...discriminatorPlaces(value, value["discriminator"])];
}

const REFERENCE = /^(#\/components\/)([^/]+)\/([^/]+)(.*)$/s;

function referencePlaces(container: JsonObject, key: string): Place[] {
  const text = container[key];
  const match = typeof text === "string" ? REFERENCE.exec(text) : undefined;
  if (!match) return [];
  const [, root = "", section = "", name = "", rest = ""] = match;
  return [
    {
      target: `${section}/${decodeSegment(name)}`,
      rename: (wanted) => void Reflect.set(container, key, `${root}${section}/${wanted}${rest}`),
    },
  ];
}

function requirementPlaces(requirement: JsonObject): Place[] {
  return Object.keys(requirement).map((name) => ({
    target: `securitySchemes/${name}`,
    rename: (wanted) => renameKey(requirement, name, wanted),
  }));
}

/** Without a mapping, a branch's tag is the name of its component: a new name would change the tag. */
function discriminatorPlaces(schema: JsonObject, discriminator: JsonObject): Place[] {
  const mapping = objectAt(discriminator, "mapping");
  const mapped = Object.entries(mapping).flatMap(([tag, target]) =>
    typeof target === "string" && !target.startsWith("#")
      ? [{ target: `schemas/${target}`, rename: (name: string) => void (mapping[tag] = name) }]
      : referencePlaces(mapping, tag),
  );
  const targets = new Set(mapped.map(({ target }) => target));
  const branches = [schema["oneOf"], schema["anyOf"]].flatMap((list) =>
    Array.isArray(list)
      ? list.filter(isObject).flatMap((item) => referencePlaces(item, "$ref"))
      : [],
  );
  const implied = branches.filter(({ target }) => !targets.has(target));
  return [...mapped, ...implied.map(({ target }) => ({ target, rename: keepTag(target) }))];

  function keepTag(target: string) {
    return (name: string) => {
      mapping[target.slice("schemas/".length)] = `#/components/schemas/${name}`;
      discriminator["mapping"] = mapping;
    };
  }
}

export function renameKey(container: JsonObject, from: string, to: string): void {
  const entries = Object.entries(container);
  for (const [key] of entries) Reflect.deleteProperty(container, key);
  for (const [key, value] of entries) container[key === from ? to : key] = value;
}
