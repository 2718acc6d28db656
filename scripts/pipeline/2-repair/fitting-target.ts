import { kindAt } from "../openapi/places.ts";
import type { NodeKind } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** Whether an object has a reference to a part of the document that can take its place: one of the same kind. */
export function hasFittingTarget(document: unknown, value: unknown, kind: NodeKind): boolean {
  if (!isObject(value) || typeof value["$ref"] !== "string") return false;
  return kindAt(value["$ref"]) === kind && isObject(resolve(document, value));
}
