import {
  createPathParameter,
  groupBySpelling,
  itemsOf,
  parametersOf,
} from "../pipeline/2-repair/path-parameters.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The path contains `{id}`, but no parameter is declared for it, or one with another spelling (`Id`, or `the_id`
 * for `the-id`). The declaration follows from the path: the parameter is required and, as far as is known, a
 * string.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const pathParameters: Quirk = {
  id: "path-parameters",
  summary: "Made the declared path parameters match those in the path.",
  visit: {
    paths({ value: paths }, context) {
      for (const { names, item } of isObject(paths) ? itemsOf(paths, context.document) : []) {
        for (const operation of operationsOf(item)) repair({ names, item, operation }, context);
      }
    },
  },
};

interface PathOperation {
  names: string[];
  item: JsonObject;
  operation: JsonObject;
}

function repair({ names, item, operation }: PathOperation, context: Context): void {
  const declared = [item, operation]
    .flatMap((holder) => parametersOf(context.document, holder))
    .filter((parameter) => parameter["in"] === "path");
  for (const parameter of declared)
    if (parameter["required"] !== true) context.set(parameter, "required", true);
  // Sets and maps, because a path may have thousands of parameters.
  const [wanted, known] = [new Set(names), new Set(declared.map(({ name }) => name))];
  const surplus = declared.filter(({ name }) => !wanted.has(textOf(name)));
  const bySpelling = groupBySpelling(surplus);
  const added = names
    .filter((name) => !known.has(name))
    .map((name) => createPathParameter(name, bySpelling));
  const removed = new Set<unknown>(surplus);
  const isSurplus = (parameter: unknown) => removed.has(resolve(context.document, parameter));
  const message = surplus.length > added.length ? UNUSED : undefined;
  for (const holder of [operation, item])
    context.removeItems(holder, "parameters", isSurplus, message);
  const kept = listAt(operation, "parameters");
  if (added.length > 0) context.set(operation, "parameters", [...kept, ...added]);
}

const UNUSED = "The path does not contain this declared path parameter. Removed it.";
