import { placeBelow, ROOT_PLACE, type Place } from "../openapi/places.ts";
import { isPlaceholder } from "../openapi/placeholder-uuid.ts";
import { placeOfEntry } from "../report/entry-place.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { objectAt } from "../values/json-object.ts";
import { namedTargetsOf, type FindNamed } from "./named-targets.ts";

/**
 * Finds references to other files and URLs, including those in the mapping of a discriminator. Other tools would follow
 * them to the disk or the network, so the document is refused before any other tool sees it. A placeholder UUID is
 * allowed, because quirks replace it.
 */
export function findForeignReferences(value: unknown): Problem[] {
  const problems: Problem[] = [];
  collect({ value, place: "data" }, { problems, find: () => undefined });
  return problems;
}

/**
 * The same for the document of a page. Extensions are left out, because a quirk removes those that lead elsewhere, and
 * so are the names of schemas, which a quirk replaces with pointers.
 */
export function findForeignReferencesOfPage(document: unknown): Problem[] {
  const problems: Problem[] = [];
  collect({ value: document, place: ROOT_PLACE }, { problems, find: namedTargetsOf(document) });
  return problems;
}

interface Search {
  problems: Problem[];
  find: FindNamed;
}

function collect({ value, place }: { value: unknown; place: Place }, search: Search): void {
  if (typeof value !== "object" || value === null || place === "extension") return;
  const kind = typeof place === "object" ? place.kind : undefined;
  const isNamed = (text: string) => kind !== undefined && search.find(text, kind) !== undefined;
  for (const [key, child] of Object.entries(value)) {
    if (key === "$ref" && isForeignReference(child) && !isNamed(child))
      search.problems.push(problemAt(value, key, child));
    const mapping = key === "discriminator" ? objectAt(child, "mapping") : {};
    for (const [tag, target] of Object.entries(mapping))
      if (isForeignTarget(target) && !isNamed(target))
        search.problems.push(problemAt(mapping, tag, target));
    collect({ value: child, place: placeBelow(place, key) }, search);
  }
}

function isForeignReference(target: unknown): target is string {
  return typeof target === "string" && !target.startsWith("#") && !isPlaceholder(target);
}

/** A mapping may hold the plain name of a schema. Tools treat a target with a slash as a reference. */
function isForeignTarget(target: unknown): target is string {
  return typeof target === "string" && target.includes("/") && !target.startsWith("#");
}

function problemAt(container: object, key: string, target: string): Problem {
  return problemOf("foreign-reference", messageOf(target), placeOfEntry(container, key));
}

/** Tools read an empty reference as the whole document, or as its file. */
function messageOf(target: string): string {
  if (target.trim() === "")
    return 'The reference is empty. Write a reference that begins with "#/", or remove it.';
  return `The reference "${target}" leaves the document. Use a reference that begins with "#/", or bundle the file first: npx @redocly/cli bundle`;
}
