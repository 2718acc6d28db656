import { camelCase } from "../openapi/identifiers.ts";
import { METHODS } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { recordChange } from "./record-change.ts";
import { textOf } from "../values/text-of.ts";

interface NamedOperation {
  operation: JsonObject;
  id: string;
  method: string;
  path: string;
}

/** An `operationId` must be unique in an API. Operations that share one are renamed after their tags or their paths. */
export function renameRepeatedOperationIds(document: JsonObject, merged: Merged): void {
  const groups = groupBy(namedOperations(document), ({ id }) => id);
  const taken = new Set(groups.keys());
  for (const same of groups.values()) {
    if (same.length < 2) continue;
    const names = chooseNames(same, taken);
    for (const [index, { operation }] of same.entries()) {
      const name = names[index] ?? "";
      taken.add(name);
      recordChange(merged, {
        rule: "repeated-operation-ids",
        container: operation,
        key: "operationId",
        after: name,
      });
      operation["operationId"] = name;
    }
  }
}

/** All operations with an id, also those of webhooks, callbacks and components. */
function namedOperations({ paths, webhooks, components }: JsonObject): NamedOperation[] {
  return [
    ...[paths, webhooks, objectAt(components, "pathItems")].flatMap(operationsIn),
    ...callbackOperations(objectAt(components, "callbacks")),
  ];
}

function operationsIn(items: unknown): NamedOperation[] {
  return objectEntries(items).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      const inner = callbackOperations(operation["callbacks"]);
      const id = operation["operationId"];
      return typeof id === "string" ? [{ operation, id, method, path }, ...inner] : inner;
    }),
  );
}

function callbackOperations(callbacks: unknown): NamedOperation[] {
  return objectEntries(callbacks).flatMap(([, items]) => operationsIn(items));
}

function objectEntries(value: unknown): [string, JsonObject][] {
  return Object.entries(isObject(value) ? value : {}).filter(
    (entry): entry is [string, JsonObject] => isObject(entry[1]),
  );
}

/** Tries each way of naming, until all names are distinct and free. */
function chooseNames(same: NamedOperation[], taken: ReadonlySet<string>): string[] {
  const ways = [
    ({ operation, id }: NamedOperation) => camelCase(`${firstTag(operation)} ${id}`),
    ({ id, path }: NamedOperation) => camelCase(`${id} ${path}`),
    ({ id, method, path }: NamedOperation) => camelCase(`${id} ${method} ${path}`),
  ];
  for (const nameOf of ways) {
    const names = same.map(nameOf);
    const isFree = names.every((name) => name !== "" && !taken.has(name));
    if (isFree && new Set(names).size === names.length) return names;
  }
  const names = same.map(({ method, path }) => camelCase(`${method} ${path}`));
  return addNumbers(names, taken);
}

function firstTag(operation: JsonObject): string {
  return textOf(listAt(operation, "tags")[0] ?? "");
}

function addNumbers(names: string[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const candidate = freeName(name, (other) => used.has(other));
    used.add(candidate);
    return candidate;
  });
}
