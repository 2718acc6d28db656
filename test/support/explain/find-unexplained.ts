import type { ApiFiles } from "../../../scripts/pipeline/1-extract/api-files.ts";
import { extractApi } from "../../../scripts/pipeline/1-extract/extract-api.ts";
import type { PageDocument } from "../../../scripts/pipeline/1-extract/page-document.ts";
import type { Built } from "../../../scripts/pipeline/build-api.ts";
import { positionOf } from "../../../scripts/pipeline/report/origins.ts";
import { childPlace, compare, type Comparison, type Place, type Unexplained } from "./compare.ts";
import { indexRows, type Rows } from "./rows.ts";
import { childOf, comparable, entriesOf, isJson, listOf, textOf, type Json } from "./values.ts";

export interface Explanation {
  documents: number;
  explained: number;
  unexplained: (Unexplained & { page: string })[];
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Compares each document of the pages with the output, and looks for the row that explains each difference. Only the
 * reading of the pages is the pipeline's own.
 */
export function findUnexplained(files: ApiFiles, built: Built): Explanation {
  const result: Explanation = { documents: 0, explained: 0, unexplained: [] };
  const { document } = built;
  if (!document) return result;
  const output = comparable(document) as Json; // a copy of an object is an object
  const documents = extractApi(files, { problems: [] });
  for (const page of documents) {
    const rows = indexRows(rowsOf(page, documents, built));
    const comparison: Comparison = { rows, isOverlaid: overlaidBy(built), explained: 0 };
    const value = comparable(page.value) as Json; // likewise
    const found = compareDocument(value, output, comparison);
    const { name } = page.pageContext.page;
    result.documents += 1;
    result.explained += comparison.explained;
    result.unexplained.push(...found.map((item) => ({ ...item, page: name })));
  }
  return result;
}

/** The rows of a document. A page may have several documents, so their positions tell the rows apart. */
function rowsOf(document: PageDocument, documents: PageDocument[], { changes }: Built) {
  const { page } = document.pageContext;
  const startOf = ({ value }: PageDocument) => positionOf(value)?.offset ?? 0;
  const starts = documents
    .filter(({ pageContext }) => pageContext.page.name === page.name)
    .map(startOf);
  const start = startOf(document);
  const end = Math.min(...starts.filter((other) => other > start), Infinity);
  const isOnly = starts.length === 1;
  return changes.filter(
    ({ at }) => at?.page.name === page.name && (isOnly || (at.offset >= start && at.offset < end)),
  );
}

function overlaidBy({ changes }: Built): (output: string) => boolean {
  const pointers = changes.filter(({ rule }) => rule === "overlay").map(({ pointer }) => pointer);
  return (output) =>
    pointers.some((pointer) => output === pointer || output.startsWith(`${pointer}/`));
}

/** Versions of OpenAPI that differ only in their last number mean the same. */
function isSameVersion(before: unknown, after: unknown): boolean {
  const [own, other] = [before, after].map((version) => String(version).replace(/\.\d+$/, ""));
  return own === other;
}

function compareDocument(before: Json, after: Json, comparison: Comparison): Unexplained[] {
  const root: Place = { pointers: [""], output: "", used: new Set() };
  const keyPlace = (key: string) => childPlace(root, [key], key);
  const found: Unexplained[] = [];
  for (const key of Object.keys(before)) {
    const own = before[key];
    if (key === "paths" || key === "webhooks") {
      found.push(...comparePaths({ before, after, key }, keyPlace(key), comparison));
    } else if (key === "components") {
      found.push(...compareComponents(own, after[key], keyPlace(key), comparison));
    } else if (key === "tags") {
      found.push(...compareTags(listOf(own), listOf(after[key]), keyPlace(key), comparison));
    } else if (key === "openapi" && isSameVersion(own, after[key])) {
      continue;
    } else if (key !== "servers" && key !== "security") {
      found.push(...compareEntry({ before, after, key }, root, comparison));
    }
  }
  return found;
}

function compareComponents(
  before: unknown,
  after: unknown,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  return entriesOf(before).flatMap(([section, own]) => {
    const others = childOf(after, section);
    const sectionPlace = childPlace(place, [section], section);
    if (!isJson(own) || section.startsWith("x-"))
      return compare(own, others, sectionPlace, comparison);
    return Object.keys(own).flatMap((key) =>
      compareEntry({ before: own, after: others, key }, sectionPlace, comparison),
    );
  });
}

interface Entry {
  before: unknown;
  after: unknown;
  key: string;
}

/** Compares one entry with the entry of its last name. The output may have more entries from other pages. */
function compareEntry(
  { before, after, key }: Entry,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  const names = comparison.rows.namesOf(place.pointers, key);
  const name = names.findLast((candidate) => childOf(after, candidate) !== undefined) ?? key;
  return compare(
    childOf(before, key),
    childOf(after, name),
    childPlace(place, names, name),
    comparison,
  );
}

function compareTags(
  before: unknown[],
  after: unknown[],
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  return before.flatMap((tag, index) => {
    const name = isJson(tag) ? tag["name"] : tag;
    const same = after.find((other) => childOf(other, "name") === name);
    return compare(tag, same, childPlace(place, [index], String(index)), comparison);
  });
}

function comparePaths(
  { before, after, key }: { before: Json; after: Json; key: string },
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  const { rows } = comparison;
  return entriesOf(before[key]).flatMap(([path, item]) => {
    const names = rows.namesOf(place.pointers, path);
    const name = names.findLast((other) => childOf(after[key], other) !== undefined) ?? path;
    const itemPlace = childPlace(place, names, name);
    const other = childOf(after[key], name);
    if (!isJson(item) || !isJson(other)) return compare(item, other, itemPlace, comparison);
    const own = moveDown(withLeftParameters(item, other, itemPlace, rows), before, rows);
    const moved = moveDown(other, after);
    return Object.keys(own).flatMap((method) => {
      const entry = { before: own, after: moved, key: method };
      return [
        ...compareEntry(entry, itemPlace, comparison),
        ...compareInherited(entry, itemPlace, comparison),
      ];
    });
  });
}

/** The servers and the security of an operation may come from the path or the root, on the page and in the output. */
function compareInherited(
  { before, after, key }: Entry,
  item: Place,
  comparison: Comparison,
): Unexplained[] {
  const [own, other] = [inherited(before, key), inherited(after, key)];
  // An operation that is missing in the output is reported as a whole.
  if (!own || !other) return [];
  const operation = childPlace(item, [key], key);
  const root: Place = { pointers: [""], output: "", used: new Set() };
  return ["servers", "security"].flatMap((name) => {
    const places = [operation, item, root].map((place) => childPlace(place, [name], name));
    const pointers = places.flatMap((place) => place.pointers);
    const isOverlaid = places.some((place) => comparison.isOverlaid(place.output));
    const place = { ...root, pointers, output: `${operation.output}/${name}` };
    return isOverlaid ? [] : compare(own[name], other[name], place, comparison);
  });
}

/** The symbol keeps inherited values apart from the keys of the operation. */
const INHERITED = Symbol("inherited");

function inherited(item: unknown, key: string): Json | undefined {
  const operation = childOf(item, key);
  const value: unknown = isJson(operation) ? Reflect.get(operation, INHERITED) : undefined;
  return isJson(value) ? value : undefined;
}

/** The item with the parameters that its operations get, if the output has no parameters for the whole path. */
function withLeftParameters(item: Json, other: Json, { pointers }: Place, rows: Rows): Json {
  const isMoved = item["parameters"] !== undefined && other["parameters"] === undefined;
  if (!isMoved) return item;
  const { parameters, ...rest } = item;
  const left = listOf(parameters).filter(
    (_, index) =>
      !pointers.some((pointer) =>
        rows.at(`${pointer}/parameters/${index}`).some(({ after }) => after === undefined),
      ),
  );
  return { ...rest, [MOVED]: left };
}

/** The parameters of a path that became parameters of its operations. */
const MOVED = Symbol("moved");

/** A path item whose operations hold the servers, the security and the parameters that apply to them. */
function moveDown(item: Json, root: Json, rows?: Rows): Json {
  const { servers, ...rest } = item;
  const parameters: unknown = Reflect.get(item, MOVED);
  const entries = Object.entries(rest).map(([key, operation]): [string, unknown] => {
    if (!METHODS.includes(key) || !isJson(operation)) return [key, operation];
    const { servers: ownServers, security: ownSecurity, ...effective } = operation;
    const security = ownSecurity ?? root["security"];
    const own = listOf(operation["parameters"]);
    const known = new Set(own.map(identityOf));
    const all = [...own, ...listOf(parameters).filter((other) => !known.has(identityOf(other)))];
    if (all.length > 0) effective["parameters"] = all;
    const inheritedValues = {
      servers: ownServers ?? servers ?? root["servers"],
      security: security && listOf(security).map((requirement) => renameKeys(requirement, rows)),
    };
    return [key, Object.assign(effective, { [INHERITED]: inheritedValues })];
  });
  return Object.fromEntries(entries);
}

function renameKeys(requirement: unknown, rows?: Rows): unknown {
  if (!isJson(requirement) || !rows) return requirement;
  const section = "/components/securitySchemes";
  return Object.fromEntries(
    Object.entries(requirement).map(([key, scopes]) => [
      rows.namesOf([section], key).at(-1) ?? key,
      scopes,
    ]),
  );
}

function identityOf(parameter: unknown): string {
  if (!isJson(parameter)) return textOf(parameter);
  return textOf(parameter["$ref"] ?? [parameter["in"], parameter["name"]]);
}
