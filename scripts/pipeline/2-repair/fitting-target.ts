import { kindAt } from "../openapi/places.ts";
import type { NodeKind } from "../openapi/walk.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject } from "../values/json-object.ts";
import { lookUp, resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

const COMPONENT = /^#\/components\/[^/]+\/[^/]+$/;

/**
 * Whether an object has a reference to a part of the document that can take its place: one of the same kind. It must be
 * a component, or a path, because every other part that pages refer to is copied to a component before.
 */
export function hasFittingTarget(document: unknown, value: unknown, kind: NodeKind): boolean {
  if (!isObject(value) || typeof value["$ref"] !== "string") return false;
  const isInPlace = kind === "pathItem" || COMPONENT.test(value["$ref"]);
  return isInPlace && kindAt(value["$ref"]) === kind && isObject(resolve(document, value));
}

/** The value, or the target of its reference if that is of the same kind. */
export function resolveFitting(document: unknown, value: unknown, kind: NodeKind): unknown {
  const isReference = isObject(value) && Object.hasOwn(value, "$ref");
  if (!isReference) return value;
  return hasFittingTarget(document, value, kind) ? resolve(document, value) : undefined;
}

const KIND_NAMES: ReadonlyMap<NodeKind, string> = new Map([
  ["mediaType", "media type"],
  ["pathItem", "path"],
  ["requestBody", "request body"],
  ["securityScheme", "security scheme"],
]);

/** One sentence about a reference that does not lead to a part of the kind that its place demands. */
export function describeMisfit(document: unknown, reference: unknown, kind: NodeKind): string {
  const name = `The reference ${canonicalJson(reference)}`;
  const target = lookUp(document, textOf(reference));
  if (target === undefined) return `${name} has no target.`;
  const kindName = KIND_NAMES.get(kind) ?? kind;
  if (!isObject(target) || kindAt(textOf(reference)) !== kind)
    return `${name} leads to a value that is not a ${kindName}.`;
  return isObject(resolve(document, target))
    ? `${name} does not lead to a component.`
    : `${name} leads only to references, and never to a ${kindName}.`;
}
