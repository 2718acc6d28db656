import { ROOT_KEYS } from "../openapi/grammar.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { record } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";

/** What a page says of its one endpoint is no title of the API; a made-up one is reported. */
export function mergeInfo(values: JsonObject[], api: string, merged: Merged): JsonObject {
  const infos = values.map((value) => value["info"]).filter(isObject);
  const apiWide = infos.filter((info) => !/^endpoint_/.test(String(info["version"] ?? "")));
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
  for (const value of values) {
    if (value["info"] !== undefined && canonicalJson(value["info"]) !== canonicalJson(info))
      record(merged, "api-info", { container: value, key: "info" }, info);
  }
  return info;
}

/** Tags of all pages by their names, each as the page says it that says most. */
export function mergeTags(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const tags = new Map<string, unknown>();
  const lists = values.map((value) => value["tags"]).filter(Array.isArray) as unknown[][]; // lists of anything
  for (const tag of lists.flat()) {
    const name = isObject(tag) ? String(tag["name"]) : canonicalJson(tag);
    const known = tags.get(name);
    if (!tags.has(name) || isFuller(canonicalJson(tag), canonicalJson(known))) tags.set(name, tag);
  }
  for (const list of lists) {
    for (const [index, tag] of list.entries()) {
      const kept = isObject(tag) ? tags.get(String(tag["name"])) : tag;
      if (canonicalJson(kept) !== canonicalJson(tag))
        record(merged, "fuller-text", { container: list, key: index }, kept);
    }
  }
  if (tags.size > 0) target["tags"] = [...tags.values()];
}

function isFuller(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length > b.length;
}

const OWN = new Set(ROOT_KEYS);

/** Other keys of the root, such as `externalDocs` and `x-*`: what every page says is the API's; the rest is left out. */
export function mergeRest(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const keys = new Set(
    values.flatMap((value) => Object.keys(value)).filter((key) => !OWN.has(key)),
  );
  for (const key of keys) {
    const all = new Set(values.map((value) => canonicalJson(value[key])));
    if (all.size === 1) target[key] = values[0]?.[key];
    else {
      for (const value of values)
        if (Object.hasOwn(value, key))
          record(merged, "page-root", { container: value, key }, undefined);
    }
  }
}
