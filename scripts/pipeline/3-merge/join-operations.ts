import {
  chooseAnnotation,
  isNodeAnnotation,
  structureOf,
} from "../openapi/ignoring-annotations.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";

/**
 * Joins two descriptions of one operation that differ only in their media types, such as a plain response and a stream.
 * The result has the contents of both. Returns nothing if the descriptions differ in anything else.
 */
export function joinOperations(a: JsonObject, b: JsonObject): JsonObject | undefined {
  if (mediaTypes(a) === mediaTypes(b)) return undefined;
  const joined: JsonObject = { ...a };
  for (const key of Object.keys(b)) {
    if (isNodeAnnotation(key)) joined[key] = chooseAnnotation(key, a[key], b[key]);
    else if (key === "requestBody") joined[key] = joinBodies(a[key], b[key]);
    else if (key === "responses") joined[key] = joinResponses(a[key], b[key]);
    else if (structureOf(a[key]) !== structureOf(b[key])) return undefined;
  }
  const isComplete = Object.keys(a).every((key) => isNodeAnnotation(key) || Object.hasOwn(b, key));
  return isComplete ? joined : undefined;
}

/** The media types of the request and of the successful responses, regardless of the status. */
function mediaTypes(operation: JsonObject): string {
  const { requestBody } = operation;
  const responses = Object.entries(objectAt(operation, "responses"));
  const successes = responses.filter(([status]) => status.startsWith("2")).map(([, body]) => body);
  const types = new Set(successes.flatMap(contentTypes));
  return canonicalJson([contentTypes(requestBody), [...types].sort()]);
}

function contentTypes(body: unknown): string[] {
  return Object.keys(objectAt(body, "content")).sort();
}

function joinResponses(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return a ?? b;
  const joined: JsonObject = { ...a };
  for (const [status, response] of Object.entries(b)) {
    joined[status] = Object.hasOwn(a, status) ? joinBodies(a[status], response) : response;
  }
  return joined;
}

function joinBodies(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b) || structureOf(a) === structureOf(b)) return a ?? b;
  const joined: JsonObject = { ...b, ...a };
  for (const key of Object.keys(joined).filter(isNodeAnnotation))
    joined[key] = chooseAnnotation(key, a[key], b[key]);
  if (isObject(a["content"]) && isObject(b["content"]))
    joined["content"] = joinContent(a["content"], b["content"]);
  else if (isObject(b["content"])) joined["content"] = b["content"];
  if (a["required"] !== b["required"]) delete joined["required"];
  return joined;
}

/** For a media type on both pages, the schemas of both are allowed. */
function joinContent(a: JsonObject, b: JsonObject): JsonObject {
  const joined: JsonObject = { ...a };
  for (const [type, media] of Object.entries(b)) {
    const known = Object.hasOwn(a, type) ? a[type] : undefined;
    if (!isObject(known)) joined[type] = media;
    else if (isObject(media) && structureOf(known) !== structureOf(media)) {
      const branches = [...branchesOf(known["schema"]), ...branchesOf(media["schema"])];
      const distinct = new Map(branches.map((schema) => [structureOf(schema), schema]));
      joined[type] = { ...media, ...known, schema: { anyOf: [...distinct.values()] } };
    }
  }
  return joined;
}

function branchesOf(schema: unknown): unknown[] {
  const isUnion = isObject(schema) && Object.keys(schema).join() === "anyOf";
  return isUnion && Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [schema ?? {}];
}
