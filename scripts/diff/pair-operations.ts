import type { Pair } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import { asObject } from "./placed-node.ts";

interface PairedOperations {
  pairs: Pair<Operation>[];
  removed: Operation[];
  added: Operation[];
}

/** Finds the operations that belong together. The most reliable key is tried first. */
export function pairOperations({ before, after }: Pair<Operation[]>): PairedOperations {
  const pairs: Pair<Operation>[] = [];
  const removed = new Set(before);
  const added = new Set(after);
  for (const keyOf of [nameAndPath, nameWithoutParameters, methodAndId]) {
    for (const operation of removed) {
      const key = keyOf(operation);
      if (key === undefined) continue;
      const other = [...added].find((candidate) => keyOf(candidate) === key);
      if (!other) continue;
      pairs.push({ before: operation, after: other });
      removed.delete(operation);
      added.delete(other);
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}

/** The name of a callback does not contain its URL. */
function nameAndPath({ name, path }: Operation): string {
  return `${name} ${path}`;
}

/** For the server, `/tasks/{id}` and `/tasks/{task_id}` are the same path. */
function nameWithoutParameters({ name }: Operation): string {
  return name.replaceAll(/\{[^{}]*\}/g, "{}");
}

/** An operation that moved to another path keeps its ID. */
function methodAndId({ name, role, node }: Operation): string | undefined {
  const { operationId } = asObject(node.value);
  if (role !== "call" || typeof operationId !== "string") return undefined;
  return `${name.split(" ", 1)[0] ?? ""} ${operationId}`;
}
