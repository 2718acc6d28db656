import type { PageDocument } from "../1-extract/page-document.ts";
import { METHODS } from "../openapi/walk.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { fileLabel, serverLabel, wordsLabel } from "./page-labels.ts";
import { textOf } from "../values/text-of.ts";

/** A property of a page that shows which group of pages it belongs to. */
interface Criterion {
  name: string;
  valueOf(document: PageDocument): string;
  /** The value as a part of a component's name. */
  labelOf(value: string): string;
}

/** The most reliable criterion comes first. */
const CRITERIA: readonly Criterion[] = [
  { name: "source", valueOf: ({ source }) => source ?? "", labelOf: fileLabel },
  { name: "title", valueOf: ({ value }) => infoOf(value, "title"), labelOf: wordsLabel },
  { name: "server", valueOf: ({ value }) => serversOf(value), labelOf: serverLabel },
  { name: "version", valueOf: ({ value }) => infoOf(value, "version"), labelOf: wordsLabel },
  { name: "edition", valueOf: ({ value }) => editionOf(value), labelOf: wordsLabel },
  { name: "tag", valueOf: ({ value }) => tagsOf(value).join(" "), labelOf: wordsLabel },
];

/** The old generator of Fern describes the endpoint, not the API, in `info`. */
function infoOf({ info }: JsonObject, key: "title" | "version"): string {
  if (!isObject(info) || /^endpoint_/.test(textOf(info["version"] ?? ""))) return "";
  return textOf(info[key] ?? "");
}

function serversOf({ servers }: JsonObject): string {
  return servers === undefined ? "" : canonicalJson(servers);
}

/** A vendor may publish a beta beside the current version. A tag or the path shows which one a page describes. */
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

const knownValues = new WeakMap<PageDocument, string[]>();

/** The values of all criteria, computed once per document. */
function criteriaOf(document: PageDocument): string[] {
  const known = knownValues.get(document);
  if (known) return known;
  const values = CRITERIA.map(({ valueOf }) => valueOf(document));
  knownValues.set(document, values);
  return values;
}

/** Makes a document that was split off another one belong to the same group. */
export function joinGroup(part: PageDocument, document: PageDocument): void {
  knownValues.set(part, criteriaOf(document));
}

/** The same key for pages that no criterion tells apart. */
export function groupOf(document: PageDocument): string {
  return JSON.stringify(criteriaOf(document));
}

/** The same key for pages of one publication, which have the same source, title and server. Their version may differ. */
export function publicationOf(document: PageDocument): string {
  return JSON.stringify(criteriaOf(document).slice(0, 3));
}

/** The version of the API that a page describes, or an empty text. */
export function versionOf({ value }: PageDocument): string {
  return infoOf(value, "version");
}

export interface Difference {
  /** The criterion in which the lists of pages differ. */
  criterion: string;
  /** The label of each list. */
  labels: string[];
}

/** Finds the first criterion in which no page of one list equals a page of another. If it fails, tries all together. */
export function findDifference(lists: PageDocument[][]): Difference | undefined {
  for (const [index, { name, labelOf }] of CRITERIA.entries()) {
    const values = lists.map((list) => list.map((document) => criteriaOf(document)[index] ?? ""));
    const labels = labelsOf(values, labelOf);
    if (labels) return { criterion: name, labels };
  }
  const labels = labelsOf(
    lists.map((list) => list.map(groupOf)),
    combinedLabel,
  );
  return (
    labels && { criterion: `combination of ${CRITERIA.map(({ name }) => name).join(", ")}`, labels }
  );
}

/** A label per list, or nothing if two lists share a value. */
function labelsOf(lists: string[][], labelOf: (value: string) => string): string[] | undefined {
  const sets = lists.map((list) => new Set(list));
  const all = new Set(lists.flat());
  const isDisjoint = sets.reduce((sum, { size }) => sum + size, 0) === all.size;
  return isDisjoint ? sets.map((set) => labelOf([...set].sort()[0] ?? "") || "other") : undefined;
}

function combinedLabel(group: string): string {
  const values = JSON.parse(group) as string[]; // written by `groupOf`
  const [source = "", title = "", , version = "", edition = "", tag = ""] = values;
  return wordsLabel([fileLabel(source) || title, version, edition, tag].join(" "));
}
