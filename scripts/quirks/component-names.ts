import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { renameReferences } from "../pipeline/2-repair/rename-references.ts";
import { freeName } from "../pipeline/values/free-name.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page names a component with a space or a slash, and refers to it with `%20` or as it is; OpenAPI allows letters,
 * digits, dots, dashes and underscores.
 * Seen: Fern (OpenRouter: `API Keys_updateKeys_Response_200`), Apidog (whole sentences).
 */
export const componentNames: Quirk = {
  id: "component-names",
  summary: "Renamed a component whose name has characters that OpenAPI does not allow.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || !isObject(document["components"])) return;
      const renamed = new Map<string, string>();
      for (const [section, entries] of Object.entries(document["components"])) {
        if (isObject(entries) && !section.startsWith("x-"))
          renameAll(section, entries, renamed, context);
      }
      if (renamed.size > 0) renameReferences(document, renamed, context);
    },
  },
};

function renameAll(
  section: string,
  entries: JsonObject,
  renamed: Map<string, string>,
  context: Context,
): void {
  for (const name of Object.keys(entries).filter((key) => !isAllowed(key))) {
    const wanted = allowedName(name);
    const candidate = freeName(wanted, (other) => Object.hasOwn(entries, other));
    renamed.set(`${section}/${name}`, `${section}/${candidate}`);
    context.rename(entries, name, candidate);
  }
}

function isAllowed(name: string): boolean {
  return /^[\w.-]+$/.test(name);
}

/** A name of other letters alone, such as Chinese ones, keeps its characters' numbers: nothing else tells it apart. */
function allowedName(name: string): string {
  const spelt = name.replace(/[^\w.-]+/g, "_").replace(/^_+|_+$/g, "");
  if (spelt !== "") return spelt;
  return `U${[...name].map((character) => (character.codePointAt(0) ?? 0).toString(16)).join("_")}`;
}
