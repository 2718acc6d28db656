import { kindAt } from "../openapi/places.ts";
import type { NodeKind } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

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
