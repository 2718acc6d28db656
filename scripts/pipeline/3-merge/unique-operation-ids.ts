import { camelCase } from "../openapi/identifiers.ts";
import { METHODS } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { record } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";

interface Named {
  operation: JsonObject;
  id: string;
  method: string;
  path: string;
}

/** An operation's name is unique within the API; those that share one are named after their tags, or their paths. */
export function separateOperationIds(document: JsonObject, merged: Merged): void {
  const groups = groupBy(namedOperations(document), ({ id }) => id);
  const taken = new Set(groups.keys());
  for (const same of groups.values()) {
    if (same.length < 2) continue;
    const names = chooseNames(same, taken);
    for (const [index, { operation }] of same.entries()) {
      const name = names[index] ?? "";
      taken.add(name);
      record(merged, "repeated-operation-ids", { container: operation, key: "operationId" }, name);
      operation["operationId"] = name;
    }
  }
}

/** Those of callbacks too, and of the components that hold path items. */
function namedOperations({ paths, webhooks, components }: JsonObject): Named[] {
  const shared = isObject(components) ? components : {};
  return [
    ...[paths, webhooks, shared["pathItems"]].flatMap(operationsIn),
    ...callbacksIn(shared["callbacks"]),
  ];
}

function operationsIn(items: unknown): Named[] {
  return entriesOf(items).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      const inner = callbacksIn(operation["callbacks"]);
      const id = operation["operationId"];
      return typeof id === "string" ? [{ operation, id, method, path }, ...inner] : inner;
    }),
  );
}

function callbacksIn(callbacks: unknown): Named[] {
  return entriesOf(callbacks).flatMap(([, items]) => operationsIn(items));
}

function entriesOf(value: unknown): [string, JsonObject][] {
  return Object.entries(isObject(value) ? value : {}).filter(
    (entry): entry is [string, JsonObject] => isObject(entry[1]),
  );
}

function chooseNames(same: Named[], taken: ReadonlySet<string>): string[] {
  const ways = [
    ({ operation, id }: Named) => camelCase(`${firstTag(operation)} ${id}`),
    ({ id, path }: Named) => camelCase(`${id} ${path}`),
    ({ id, method, path }: Named) => camelCase(`${id} ${method} ${path}`),
  ];
  for (const way of ways) {
    const names = same.map(way);
    const isFree = names.every((name) => name !== "" && !taken.has(name));
    if (isFree && new Set(names).size === names.length) return names;
  }
  return number(
    same.map(({ method, path }) => camelCase(`${method} ${path}`)),
    taken,
  );
}

function firstTag(operation: JsonObject): string {
  return Array.isArray(operation["tags"]) ? String(operation["tags"][0] ?? "") : "";
}

function number(names: string[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const candidate = freeName(name, (other) => used.has(other));
    used.add(candidate);
    return candidate;
  });
}
