import type { Merged } from "./merge.ts";
import { camelCase } from "./names.ts";
import { record } from "./merge-entries.ts";
import { isObject, METHODS, type JsonObject } from "./walk.ts";

interface Named {
  operation: JsonObject;
  id: string;
  method: string;
  path: string;
}

/** An operation's name is unique within the API; those that share one are named after their tags, or their paths. */
export function separateOperationIds(document: JsonObject, merged: Merged): void {
  const groups = new Map<string, Named[]>();
  for (const named of operationsOf(document)) {
    const same = groups.get(named.id);
    if (same) same.push(named);
    else groups.set(named.id, [named]);
  }
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

function operationsOf({ paths, webhooks }: JsonObject): Named[] {
  return [paths, webhooks].filter(isObject).flatMap((items) =>
    Object.entries(items).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = isObject(item) ? item[method] : undefined;
        if (!isObject(operation) || typeof operation["operationId"] !== "string") return [];
        return [{ operation, id: operation["operationId"], method, path }];
      }),
    ),
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
    let candidate = name;
    for (let count = 2; used.has(candidate); count += 1) candidate = `${name}${count}`;
    used.add(candidate);
    return candidate;
  });
}
