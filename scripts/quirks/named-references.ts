import { namedTargetsOf } from "../pipeline/2-repair/named-targets.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindBehind } from "../pipeline/openapi/component-sections.ts";
import { walk, type Node } from "../pipeline/openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page refers to a schema by its `$id`, as JSON Schema allows, or to a component by its plain name. Generators
 * would look for a file of that name.
 * Seen: TypeBox (`$ref: User` for the schema with `$id: User`).
 */
export const namedReferences: Quirk = {
  id: "named-references",
  summary: "Replaced the name of a schema in a reference with a pointer to it.",
  visit: {
    document({ value: document }, context) {
      const find = namedTargetsOf(document);
      walk(document, (node) => {
        for (const { holder, key, text } of foreignTexts(node)) {
          const pointer = find(text, kindBehind(node));
          if (pointer !== undefined) context.set(holder, key, pointer);
        }
      });
    },
  },
};

interface ForeignText {
  holder: JsonObject;
  key: string;
  text: string;
}

const REFERRING_KINDS = new Set<Node["kind"]>(["schema", "reference", "pathItem"]);

/** The references of a node that are not pointers. Another quirk replaces the plain names in a mapping. */
function foreignTexts({ kind, value }: Node): ForeignText[] {
  if (!isObject(value) || !REFERRING_KINDS.has(kind)) return [];
  if (value["$ref"] === undefined && value["discriminator"] === undefined) return [];
  const mapping = kind === "schema" ? objectAt(value["discriminator"], "mapping") : {};
  const urls = Object.keys(mapping).filter((tag) => textOf(mapping[tag] ?? "").includes("/"));
  const places = [{ holder: value, key: "$ref" }, ...urls.map((key) => ({ holder: mapping, key }))];
  return places.flatMap(({ holder, key }) => {
    const text = Object.hasOwn(holder, key) ? holder[key] : undefined;
    return typeof text === "string" && !text.startsWith("#") ? [{ holder, key, text }] : [];
  });
}
