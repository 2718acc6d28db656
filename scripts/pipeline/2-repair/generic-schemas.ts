import { findComponentReferences } from "../openapi/component-references.ts";
import { segmentsOf } from "../openapi/schema-scopes.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { textOf } from "../values/text-of.ts";

/** The anchor in `$dynamicRef: "#anchor"` */
export function dynamicTarget({ $dynamicRef }: JsonObject): string | undefined {
  return typeof $dynamicRef === "string" && /^#[^/]/.test($dynamicRef)
    ? $dynamicRef.slice(1)
    : undefined;
}

/** The names of the component schemas that use each dynamic anchor, directly or through others. */
export function findGenerics(document: JsonObject): Map<string, Set<string>> {
  const generics = new Map<string, Set<string>>();
  walk(document, (node) => {
    const anchor = isObject(node.value) ? dynamicTarget(node.value) : undefined;
    const [root, section, name] = anchor === undefined ? [] : segmentsOf(node);
    if (anchor === undefined || root !== "components" || section !== "schemas") return;
    generics.set(anchor, (generics.get(anchor) ?? new Set()).add(textOf(name)));
  });
  const users = new Map<string, string[]>();
  for (const { owner, target } of generics.size > 0 ? findComponentReferences(document) : []) {
    if (owner?.startsWith("schemas/")) users.set(target, [...(users.get(target) ?? []), owner]);
  }
  // A set also yields the names that are added to it on the way.
  for (const names of generics.values()) {
    for (const name of names)
      for (const user of users.get(`schemas/${name}`) ?? [])
        names.add(user.slice("schemas/".length));
  }
  return generics;
}
