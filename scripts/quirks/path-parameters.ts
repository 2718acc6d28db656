import { createPathParameter, parametersOf } from "../pipeline/2-repair/path-parameters.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The path has `{id}`, but no parameter is declared for it, or one whose name is spelt in another way (`Id`, `the_id`
 * for `the-id`). What the path itself says is kept: it is required, and a string as far as is known.
 * Seen: none in the pages measured so far; linters refuse it.
 */
export const pathParameters: Quirk = {
  id: "path-parameters",
  summary: "Made the declared path parameters match those in the path.",
  visit: {
    paths({ value: paths }, context) {
      for (const [path, item] of isObject(paths) ? Object.entries(paths) : []) {
        if (!isObject(item)) continue;
        const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
        for (const operation of operationsOf(item)) repair(names, item, operation, context);
      }
    },
  },
};

function repair(names: string[], item: JsonObject, operation: JsonObject, context: Context): void {
  const declared = [item, operation]
    .flatMap((holder) => parametersOf(context.document, holder))
    .filter((parameter) => parameter["in"] === "path");
  for (const parameter of declared) {
    if (parameter["required"] !== true) context.set(parameter, "required", true);
  }
  const missing = names.filter((name) => !declared.some((parameter) => parameter["name"] === name));
  const surplus = declared.filter(({ name }) => !names.includes(String(name)));
  const isSurplus = (parameter: unknown) =>
    surplus.includes(resolve(context.document, parameter) as JsonObject); // any value may be looked for
  const added = missing.map((name) => createPathParameter(name, surplus));
  for (const holder of [operation, item])
    context.removeItems(
      holder,
      "parameters",
      isSurplus,
      surplus.length > added.length ? STRANGER : undefined,
    );
  if (added.length === 0) return;
  const known = listAt(operation, "parameters");
  context.set(operation, "parameters", [...known, ...added]);
}

const STRANGER = "A parameter is declared for the path, which has no place for it: left out.";
