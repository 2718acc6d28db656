import type { PageDocument } from "../1-extract/page-document.ts";
import { chooseAnnotation, mergeAnnotations } from "../openapi/ignoring-annotations.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { locate, recordChange } from "./record-change.ts";

/** The value that one page has under a key. */
export interface Entry {
  document: PageDocument;
  container: JsonObject;
  key: string;
  /** Equal for entries that are known to be equal. If absent, the values are compared. */
  text?: string;
}

/** The merged value, with its canonical text. */
interface Result {
  value: unknown;
  text: string;
}

const RULE = "fuller-text";

/** Merges entries that differ only in annotations: returns the first value, with the best annotations of all. */
export function mergeEntries(entries: Entry[], merged: Merged): unknown {
  const [first, ...others] = entries;
  if (!first) return undefined;
  absorb(first, others, merged);
  const values = distinctValues(entries);
  if (values.length === 1) return first.container[first.key];
  const value = values.every((item) => typeof item === "object")
    ? withBestAnnotations(values)
    : values.reduce((a, b) => chooseAnnotation(first.key, a, b));
  const result = { value, text: canonicalJson(value) };
  for (const entry of others) recordDifferences(entry, result, merged);
  return applyTo(first, result, merged);
}

/** Remembers the entries whose value was not kept, for the rows of later changes. */
export function absorb(first: Entry, others: Entry[], { absorbed }: Merged): void {
  const into = locate(first.container, first.key);
  absorbed.push(...others.map(({ container, key }) => ({ into, container, key })));
}

function distinctValues(entries: Entry[]): unknown[] {
  const values = new Map(
    entries.map(({ container, key, text }) => [
      text ?? canonicalJson(container[key]),
      container[key],
    ]),
  );
  return [...values.values()];
}

function withBestAnnotations([value, ...others]: unknown[]): unknown {
  const result: unknown = structuredClone(value);
  for (const other of others) {
    mergeAnnotations(result, other, (node, key, better) => {
      node[key] = better;
    });
  }
  return result;
}

function recordDifferences({ container, key }: Entry, result: Result, merged: Merged): void {
  const value = container[key];
  if (canonicalJson(value) === result.text) return;
  if (!isObject(value))
    return recordChange(merged, { rule: RULE, container, key, after: result.value });
  mergeAnnotations(value, result.value, (node, name, better) =>
    recordChange(merged, { rule: RULE, container: node, key: name, after: better }),
  );
}

/** Changes an object in place, so that it keeps its position on the page. */
function applyTo(entry: Entry, result: Result, merged: Merged): unknown {
  recordDifferences(entry, result, merged);
  const value = entry.container[entry.key];
  if (canonicalJson(value) === result.text) return value;
  if (!isObject(value)) return result.value;
  mergeAnnotations(value, result.value, (node, name, better) => {
    node[name] = better;
  });
  return value;
}
