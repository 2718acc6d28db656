import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { renameReferences, renameRequirements } from "../pipeline/2-repair/rename-references.ts";
import { freeName } from "../pipeline/values/free-name.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a component whose name contains a space or a slash, and refers to it as it is or with `%20`.
 * OpenAPI allows letters, digits, dots, dashes and underscores.
 * Seen: Fern (OpenRouter: `API Keys_updateKeys_Response_200`), Apidog (whole sentences).
 */
export const componentNames: Quirk = {
  id: "component-names",
  summary: "Renamed a component whose name has characters that OpenAPI does not allow.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document)) return;
      const renamed = new Map<string, string>();
      for (const [section, entries] of Object.entries(objectAt(document, "components"))) {
        if (!isObject(entries) || section.startsWith("x-")) continue;
        for (const [name, newName] of renameInvalid(entries, context))
          renamed.set(`${section}/${name}`, `${section}/${newName}`);
      }
      if (renamed.size > 0) renameReferences(document, renamed, context);
      // Another page may define the scheme. Its name changes there in the same way.
      const nameOf = (name: string) =>
        renamed.get(`securitySchemes/${name}`)?.slice("securitySchemes/".length) ??
        (isAllowed(name) ? name : allowedName(name));
      renameRequirements(document, nameOf, context);
    },
  },
};

function renameInvalid(entries: JsonObject, context: Context): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const name of Object.keys(entries).filter((key) => !isAllowed(key))) {
    const newName = freeName(allowedName(name), (other) => Object.hasOwn(entries, other));
    renamed.set(name, newName);
    context.rename(entries, name, newName);
  }
  return renamed;
}

function isAllowed(name: string): boolean {
  return /^[\w.-]+$/.test(name);
}

/** A name without any allowed character, such as a Chinese one, becomes its code points, so it stays unique. */
function allowedName(name: string): string {
  const allowed = name.replace(/[^\w.-]+/g, "_").replace(/^_+|(?<!_)_+$/g, "");
  if (allowed !== "") return allowed;
  const codes = Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16));
  return `U${codes.join("_")}`;
}
