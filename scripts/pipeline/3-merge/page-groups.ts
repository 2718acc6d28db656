import type { PageDocument } from "../1-extract/page-document.ts";
import { METHODS } from "../openapi/walk.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../values/json-object.ts";

/** One thing that a page says of the group that it belongs to, and the group's name for a reader. */
interface Facet {
  name: string;
  valueOf(document: PageDocument): string;
  labelOf(value: string): string;
}

/** What tells groups of pages apart, the plainest evidence first. */
const FACETS: readonly Facet[] = [
  { name: "source", valueOf: ({ source }) => source ?? "", labelOf: fileLabel },
  { name: "title", valueOf: ({ value }) => infoOf(value, "title"), labelOf: wordsLabel },
  { name: "server", valueOf: ({ value }) => serverOf(value), labelOf: serverLabel },
  { name: "version", valueOf: ({ value }) => infoOf(value, "version"), labelOf: wordsLabel },
  { name: "edition", valueOf: ({ value }) => editionOf(value), labelOf: wordsLabel },
  { name: "tag", valueOf: ({ value }) => tagsOf(value).join(" "), labelOf: wordsLabel },
];

/** The old generator of Fern writes the endpoint, not the API, into `info`. */
function infoOf({ info }: JsonObject, key: "title" | "version"): string {
  if (!isObject(info) || /^endpoint_/.test(String(info["version"] ?? ""))) return "";
  return String(info[key] ?? "");
}

function serverOf({ servers }: JsonObject): string {
  return servers === undefined ? "" : canonicalJson(servers);
}

/** Pages of a beta and of the version after it stand side by side: a tag says so, or the path does. */
function editionOf(document: JsonObject): string {
  const tag = /\b(?:alpha|beta|preview|legacy|deprecated|experimental)\b/i.exec(
    tagsOf(document).join(" "),
  )?.[0];
  if (tag) return tag.toLowerCase();
  const [path = ""] = Object.keys(objectAt(document, "paths"));
  return /\/(v\d[\w.-]*)(?=\/|$)/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

function tagsOf({ paths }: JsonObject): string[] {
  const items = isObject(paths) ? Object.values(paths).filter(isObject) : [];
  const operations = items.flatMap((item) => METHODS.map((method) => item[method]));
  return operations.flatMap((operation) => listAt(operation, "tags").map(String));
}

const keys = new WeakMap<PageDocument, string[]>();

function facetsOf(document: PageDocument): string[] {
  const known = keys.get(document);
  if (known) return known;
  const values = FACETS.map(({ valueOf }) => valueOf(document));
  keys.set(document, values);
  return values;
}

/** Pages with the same key say nothing that would tell them apart. */
export function groupOf(document: PageDocument): string {
  return JSON.stringify(facetsOf(document));
}

/** The pages of one publication: what is common to them is the API's main part. */
export function publicationOf(document: PageDocument): string {
  return JSON.stringify(facetsOf(document).slice(0, 4));
}

/**
 * A label for each list of pages, by the first evidence in which no page of one list equals a page of another; nothing
 * when the pages do not tell the lists apart.
 */
export function separate(lists: PageDocument[][]): { facet: string; labels: string[] } | undefined {
  for (const [index, { name, labelOf }] of FACETS.entries()) {
    const values = lists.map((list) => valuesOf(list, (facets) => facets[index] ?? ""));
    if (areDisjoint(values))
      return { facet: name, labels: values.map((set) => first(set, labelOf)) };
  }
  const values = lists.map((list) => valuesOf(list, (facets) => JSON.stringify(facets)));
  if (!areDisjoint(values)) return undefined;
  return { facet: "evidence", labels: values.map((set) => first(set, combinedLabel)) };
}

function valuesOf(list: PageDocument[], valueOf: (facets: string[]) => string): Set<string> {
  return new Set(list.map((document) => valueOf(facetsOf(document))));
}

function areDisjoint(sets: Set<string>[]): boolean {
  const all = sets.reduce((sum, { size }) => sum + size, 0);
  return new Set(sets.flatMap((set) => [...set])).size === all;
}

function first(values: Set<string>, labelOf: (value: string) => string): string {
  return labelOf([...values].sort()[0] ?? "") || "other";
}

function combinedLabel(value: string): string {
  const facets = JSON.parse(value) as string[]; // written by `separate`
  const [source = "", title = "", , version = "", edition = "", tag = ""] = facets;
  return wordsLabel([fileLabel(source) || title, version, edition, tag].join(" "));
}

function wordsLabel(value: string): string {
  return value.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

/** `/perps_openapi.yaml` → `perps`. */
function fileLabel(value: string): string {
  const file =
    value
      .split("/")
      .at(-1)
      ?.replace(/\.(?:ya?ml|json)$/i, "") ?? "";
  return wordsLabel(file.replace(/[-_.]?(?:open-?api|spec)[-_.]?/gi, " ")) || wordsLabel(file);
}

function serverLabel(value: string): string {
  return wordsLabel(/"url":"(?:https?:\/\/)?([^"]*)"/.exec(value)?.[1] ?? "");
}
