import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import { walk, type Node } from "./walk.ts";

/** A place in a document that refers to a component. */
export interface ComponentReference {
  /** The component that contains the reference, as `section/name`. `undefined` within an operation. */
  owner: string | undefined;
  /** The component that it refers to, as `section/name`. */
  target: string;
  /** Makes the reference point to another name in the same section. */
  rename(name: string): void;
}

/** Finds every `$ref`, discriminator mapping and security requirement that refers to a component. */
export function findComponentReferences(document: JsonObject): ComponentReference[] {
  const references: ComponentReference[] = [];
  let owner: string | undefined;
  walk(document, (node) => {
    if (node.parent?.kind === "components") owner = ownerOf(node);
    else if (node.parent?.kind === "document") owner = undefined;
    for (const reference of referencesIn(node)) references.push({ owner, ...reference });
  });
  return references;
}

function ownerOf({ container, key, parent }: Node): string | undefined {
  const sections = parent?.value;
  if (!isObject(sections)) return undefined;
  const section = Object.keys(sections).find((name) => sections[name] === container);
  return section === undefined ? undefined : `${section}/${String(key)}`;
}

type Reference = Omit<ComponentReference, "owner">;

function referencesIn({ kind, value }: Node): Reference[] {
  if (!isObject(value)) return [];
  if (kind === "securityRequirement") return fromRequirement(value);
  const references = fromPointer(value, "$ref");
  if (kind !== "schema" || !isObject(value["discriminator"])) return references;
  return [...references, ...fromDiscriminator(value, value["discriminator"])];
}

const COMPONENT_POINTER = /^(#\/components\/)([^/]+)\/([^/]+)(.*)$/s;

/** The reference under a key, if it is a pointer such as `#/components/schemas/Item`. */
function fromPointer(container: JsonObject, key: string): Reference[] {
  const text = container[key];
  const match = typeof text === "string" ? COMPONENT_POINTER.exec(text) : undefined;
  if (!match) return [];
  const [, root = "", section = "", name = "", rest = ""] = match;
  return [
    {
      target: `${section}/${decodeSegment(name)}`,
      rename: (wanted) => void Reflect.set(container, key, `${root}${section}/${wanted}${rest}`),
    },
  ];
}

function fromRequirement(requirement: JsonObject): Reference[] {
  return Object.keys(requirement).map((name) => ({
    target: `securitySchemes/${name}`,
    rename: (wanted) => renameKey(requirement, name, wanted),
  }));
}

function fromDiscriminator(schema: JsonObject, discriminator: JsonObject): Reference[] {
  const mapping = objectAt(discriminator, "mapping");
  const mapped = Object.keys(mapping).flatMap((tag) => fromMapping(mapping, tag));
  const mappedTargets = new Set(mapped.map(({ target }) => target));
  const unmapped = branchTargets(schema).filter((target) => !mappedTargets.has(target));
  return [...mapped, ...unmapped.map((target) => fromUnmappedBranch(target, discriminator))];
}

/** A mapping holds pointers or plain names of schemas. */
function fromMapping(mapping: JsonObject, tag: string): Reference[] {
  const target = mapping[tag];
  if (typeof target !== "string" || target.startsWith("#")) return fromPointer(mapping, tag);
  return [{ target: `schemas/${target}`, rename: (name) => void Reflect.set(mapping, tag, name) }];
}

function branchTargets(schema: JsonObject): string[] {
  const branches = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")].filter(isObject);
  return branches.flatMap((branch) => fromPointer(branch, "$ref")).map(({ target }) => target);
}

/**
 * The tag of a branch without a mapping is the name of its component. A rename would change the tag, so it adds a
 * mapping from the old name.
 */
function fromUnmappedBranch(target: string, discriminator: JsonObject): Reference {
  return {
    target,
    rename(name) {
      const oldName = target.slice("schemas/".length);
      const mapping = objectAt(discriminator, "mapping");
      discriminator["mapping"] = mapping;
      mapping[oldName] = `#/components/schemas/${name}`;
    },
  };
}

/** Renames a key and keeps the order of the keys. */
export function renameKey(container: JsonObject, from: string, to: string): void {
  const entries = Object.entries(container);
  for (const [key] of entries) Reflect.deleteProperty(container, key);
  for (const [key, value] of entries) container[key === from ? to : key] = value;
}
