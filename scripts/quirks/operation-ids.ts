import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { camelCase } from "../pipeline/openapi/identifiers.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The operation has no id, or one that is not an identifier (`chat-stream`), so its types have no name of their
 * own. The method and the path are unique and form a name.
 * Seen: Mintlify, GitBook and ReadMe (no id); Fern and ReadMe (dashes); Apidog (slashes).
 */
export const operationIds: Quirk = {
  id: "operation-ids",
  summary: "Added an `operationId`, or rewrote one that is not an identifier.",
  visit: {
    operation({ value: operation, key, parent }, context) {
      if (!isObject(operation) || parent?.kind !== "pathItem") return;
      const id = operation["operationId"];
      if (id === null || (typeof id === "string" && isIdentifier(id))) return;
      const given = typeof id === "string" ? nameOf(id) : "";
      const name = given === "" ? nameOf(`${String(key)} ${textOf(parent.key)}`) : given;
      if (isIdentifier(name)) context.set(operation, "operationId", name);
    },
  },
};

function isIdentifier(id: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(id);
}

function nameOf(text: string): string {
  const name = camelCase(text.replace(/[^\w$]+/g, " "));
  return /^\d/.test(name) ? `_${name}` : name;
}
