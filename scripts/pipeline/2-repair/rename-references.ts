import { walk } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import type { Context } from "./quirk.ts";

/** Maps `section/name` to `section/name`, such as `schemas/Old name` to `schemas/Old_name`. */
type RenamedComponents = ReadonlyMap<string, string>;

type RenameReference = (container: JsonObject, key: string) => void;

/** Updates all references to renamed components. */
export function renameReferences(
  document: JsonObject,
  renamed: RenamedComponents,
  context: Context,
): void {
  const rename: RenameReference = (container, key) => {
    const reference = renamedReference(container[key], renamed);
    if (reference !== undefined) context.set(container, key, reference);
  };
  walk(document, ({ value }) => {
    if (isObject(value)) renameInNode(value, rename);
  });
}

/** Updates the names of security schemes in all security requirements. */
export function renameRequirements(
  document: JsonObject,
  nameOf: (name: string) => string,
  context: Context,
): void {
  walk(document, ({ kind, value }) => {
    if (kind !== "securityRequirement" || !isObject(value)) return;
    for (const name of Object.keys(value).filter((key) => nameOf(key) !== key))
      context.rename(value, name, nameOf(name));
  });
}

function renameInNode(node: JsonObject, rename: RenameReference): void {
  rename(node, "$ref");
  for (const key of Object.keys(node)) {
    if (key.startsWith("x-")) renameInExtension(node[key], rename);
  }
  const mapping = objectAt(node["discriminator"], "mapping");
  for (const tag of Object.keys(mapping)) rename(mapping, tag);
}

function renameInExtension(value: unknown, rename: RenameReference): void {
  if (typeof value !== "object" || value === null) return;
  if (isObject(value)) rename(value, "$ref");
  for (const child of Object.values(value)) renameInExtension(child, rename);
}

function renamedReference(reference: unknown, renamed: RenamedComponents): string | undefined {
  if (typeof reference !== "string") return undefined;
  const match = /^#\/components\/([^/]+)\/([^/]+)(.*)$/.exec(reference);
  const [, section = "", name = "", rest = ""] = match ?? [];
  const target = renamed.get(`${section}/${decodeSegment(name)}`);
  return target === undefined ? undefined : `#/components/${target}${rest}`;
}
