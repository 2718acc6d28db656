import type { PageDocument } from "../1-extract/page-document.ts";
import { mergeAnnotations, chooseAnnotation } from "../openapi/ignoring-annotations.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import type { RuleId } from "../report/rules.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { toJson } from "../values/to-json.ts";
import type { Merged } from "./merged.ts";

/** What one page says under a key. */
export interface Entry {
  document: PageDocument;
  container: JsonObject;
  key: string;
  /** The same for entries that are known to be equal. */
  text?: object;
}

/** A row of the report: what one page says there is not what the merged document says. */
export function record(
  merged: Merged,
  rule: RuleId,
  { container, key }: { container: object; key: Key },
  after: unknown,
): void {
  merged.changes.push({
    rule,
    at: positionOf(container, key),
    pointer: pointerOf(container, key),
    before: toJson(Reflect.get(container, key)),
    after: toJson(after),
  });
}

/** One value for entries that differ in annotations at most: the first, with the fullest annotations of all. */
export function takeFuller(entries: Entry[], merged: Merged): unknown {
  const [first] = entries;
  if (!first) return undefined;
  const distinct = new Map(
    entries.map(({ container, key, text }) => [
      text ?? canonicalJson(container[key]),
      container[key],
    ]),
  );
  if (distinct.size === 1) return first.container[first.key];
  const values = [...distinct.values()];
  const fullest = values.every((value) => typeof value === "object")
    ? fullestOf(values)
    : values.reduce((a, b) => chooseAnnotation(first.key, a, b));
  const text = canonicalJson(fullest);
  for (const entry of entries.slice(1)) recordDifference(entry, fullest, text, merged);
  return settle(first, fullest, text, merged);
}

function fullestOf([value, ...others]: unknown[]): unknown {
  const result: unknown = structuredClone(value);
  for (const other of others)
    mergeAnnotations(result, other, (container, key, better) => (container[key] = better));
  return result;
}

const RULE = "fuller-text";

function recordDifference(
  { container, key }: Entry,
  fullest: unknown,
  text: string,
  merged: Merged,
): void {
  const value = container[key];
  if (canonicalJson(value) === text) return;
  if (!isObject(value)) return record(merged, RULE, { container, key }, fullest);
  mergeAnnotations(value, fullest, (node, name, better) =>
    record(merged, RULE, { container: node, key: name }, better),
  );
}

/** Changes the first value in place, which keeps what is known of its places on the page. */
function settle(
  { container, key }: Entry,
  fullest: unknown,
  text: string,
  merged: Merged,
): unknown {
  const value = container[key];
  if (canonicalJson(value) === text) return value;
  if (!isObject(value)) {
    record(merged, RULE, { container, key }, fullest);
    return fullest;
  }
  mergeAnnotations(value, fullest, (node, name, better) => {
    record(merged, RULE, { container: node, key: name }, better);
    node[name] = better;
  });
  return value;
}
