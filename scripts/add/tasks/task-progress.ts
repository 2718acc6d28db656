import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { propertiesOf, type Property } from "./nearby-properties.ts";
import { isNumber } from "./read-schema.ts";
import { progressUnit, type Unit } from "./units.ts";

/** Where a response says how far a task is. */
export interface Progress {
  path: string[];
  /** `undefined` if the page does not say it. */
  unit: Unit | undefined;
  /** The number that `path` counts up to, if the response has one. */
  total?: string[];
}

/** `in_progress` is a state, and `progress_updated_at` a date. */
const PROGRESS =
  /^(?!in_?progress).*(progress|percent)(?!.*(_(at|time|date|count|url|message)|At|Time|Date|Count|Url)$)/i;
const DONE = /^(done|completed|processed|finished)$/i;
const TOTAL = /^total$/i;
/** If failed parts are counted apart, the finished ones do not reach the total. */
const FAILED = /^(failed|errors?|errored)$/i;

/** A number with the name of a progress, or else two numbers such as `frames.done` and `frames.total`. */
export function taskProgress(
  document: JsonObject,
  properties: readonly Property[],
): Progress | undefined {
  const named = properties.find(({ name, schema }) => PROGRESS.test(name) && isNumber(schema));
  if (named) return { path: named.path, unit: progressUnit(named.name, named.schema) };
  const groups = properties.map(({ schema, path }) => propertiesOf(document, schema, path));
  return [[...properties], ...groups].map(ratioIn).find((ratio) => ratio !== undefined);
}

function ratioIn(properties: readonly Property[]): Progress | undefined {
  const numbers = properties.filter(({ schema }) => isNumber(schema));
  const done = numbers.find(({ name }) => DONE.test(name));
  const total = numbers.find(({ name }) => TOTAL.test(name));
  if (!done || !total || numbers.some(({ name }) => FAILED.test(name))) return undefined;
  return { path: done.path, unit: "fraction", total: total.path };
}
