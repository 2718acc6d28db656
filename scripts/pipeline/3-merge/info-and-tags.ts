import { ROOT_KEYS } from "../openapi/grammar.ts";
import { chooseAnnotation } from "../openapi/ignoring-annotations.ts";
import { setForeignEntry } from "../report/foreign-entries.ts";
import { inheritOrigin, isOnPage, positionOf } from "../report/origins.ts";
import { canonicalJson, isSameJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { recordChange } from "./record-change.ts";
import { textOf } from "../values/text-of.ts";

/**
 * The fields of `info` on which all pages agree. A page that describes a single endpoint there is ignored. A missing
 * title becomes the API's name, a missing version `unknown`.
 */
export function mergeInfo(values: JsonObject[], api: string, merged: Merged): JsonObject {
  const infos = values.map((value) => value["info"]).filter(isObject);
  const apiWide = infos.filter((info) => !/^endpoint_/.test(textOf(info["version"] ?? "")));
  const keys = [...new Set(apiWide.flatMap((info) => Object.keys(info)))];
  const agreed = keys.filter(
    (key) => new Set(apiWide.map((info) => canonicalJson(info[key]))).size === 1,
  );
  const info: JsonObject = {
    ...(agreed.includes("title") ? {} : { title: api }),
    ...(agreed.includes("version") ? {} : { version: "unknown" }),
    ...Object.fromEntries(agreed.map((key) => [key, apiWide[0]?.[key]])),
  };
  if (info["title"] === "") info["title"] = api;
  // The first page may describe a single endpoint, but the title and the version of the API are missing there too.
  const [first] = values;
  if (first) inheritOrigin(info, first, "info");
  const [source] = apiWide;
  for (const key of agreed) {
    if (source && isOnPage(source, key)) setForeignEntry(info, key, positionOf(source, key));
  }
  for (const value of values) {
    if (value["info"] !== undefined && !isSameJson(value["info"], info))
      recordChange(merged, { rule: "api-info", container: value, key: "info", after: info });
  }
  return info;
}

/** Merges tags by name. The longest description of each wins. */
export function mergeTags(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const tags = new Map<string, unknown>();
  const lists = values.map((value) => value["tags"]).filter(Array.isArray) as unknown[][]; // `isArray` gives any[]
  for (const tag of lists.flat()) {
    const name = isObject(tag) ? textOf(tag["name"]) : canonicalJson(tag);
    tags.set(name, chooseAnnotation("tag", tags.get(name), tag));
  }
  for (const list of lists) {
    for (const [index, tag] of list.entries()) {
      const kept = isObject(tag) ? tags.get(textOf(tag["name"])) : tag;
      if (!isSameJson(kept, tag))
        recordChange(merged, { rule: "fuller-text", container: list, key: index, after: kept });
    }
  }
  if (tags.size > 0) target["tags"] = [...tags.values()];
}

const MERGED_ELSEWHERE = new Set(ROOT_KEYS);

/** Keeps the other root keys, such as `externalDocs` and `x-*`, on which all pages agree. */
export function mergeOtherKeys(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const keys = new Set(values.flatMap((value) => Object.keys(value)));
  for (const key of [...keys].filter((name) => !MERGED_ELSEWHERE.has(name))) {
    const isAgreed = new Set(values.map((value) => canonicalJson(value[key]))).size === 1;
    if (isAgreed) target[key] = values[0]?.[key];
    else recordRemoval(values, key, merged);
  }
}

/** The extensions of `components` on which all pages agree that have them. */
export function mergeExtensions(values: JsonObject[], merged: Merged): JsonObject {
  const keys = new Set(values.flatMap((value) => Object.keys(value)));
  const agreed = [...keys]
    .filter((key) => key.startsWith("x-"))
    .flatMap((key): [string, unknown][] => {
      const holders = values.filter((value) => Object.hasOwn(value, key));
      const isAgreed = new Set(holders.map((value) => canonicalJson(value[key]))).size === 1;
      if (isAgreed) return [[key, holders[0]?.[key]]];
      recordRemoval(holders, key, merged);
      return [];
    });
  return Object.fromEntries(agreed);
}

function recordRemoval(values: JsonObject[], key: string, merged: Merged): void {
  for (const value of values.filter((candidate) => Object.hasOwn(candidate, key)))
    recordChange(merged, { rule: "page-root", container: value, key, after: undefined });
}
