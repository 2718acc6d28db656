import { METHODS } from "../../openapi/walk.ts";
import { positionOf } from "../../report/origins.ts";
import { problemOf, type Problem } from "../../report/problems.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../values/json-object.ts";
import { toPointer, type Key } from "../../values/json-pointer.ts";
import { textOf } from "../../values/text-of.ts";

/** The styles of OpenAPI 3 for the collection formats of a query parameter or a form field. */
const STYLES: ReadonlyMap<string, JsonObject> = new Map([
  ["csv", { style: "form", explode: false }],
  ["multi", { style: "form", explode: true }],
  ["ssv", { style: "spaceDelimited", explode: false }],
  ["pipes", { style: "pipeDelimited", explode: false }],
]);

/** How a form sends each of its lists, as the `encoding` of a media type. */
export function encodingOf(fields: readonly JsonObject[]): JsonObject {
  const encodings = fields
    .filter(({ type }) => type === "array")
    .map(({ name, collectionFormat }): [string, JsonObject | undefined] => [
      textOf(name),
      STYLES.get(textOf(collectionFormat ?? "csv")),
    ])
    .filter(([, style]) => style !== undefined);
  return Object.fromEntries(encodings);
}

/** Moves the encoding of a form to its media types. The upgrader leaves it at the request body. */
export function moveEncodings(converted: JsonObject): void {
  for (const item of Object.values(objectAt(converted, "paths")).filter(isObject)) {
    for (const method of METHODS) {
      const body = objectAt(objectAt(item, method), "requestBody");
      const { encoding } = body;
      if (encoding === undefined) continue;
      delete body["encoding"];
      for (const mediaType of Object.values(objectAt(body, "content")).filter(isObject))
        mediaType["encoding"] = structuredClone(encoding);
    }
  }
}

/** Reports the collection formats that OpenAPI 3 does not have. */
export function findLostFormats(original: JsonObject): Problem[] {
  const shared = parametersIn(Object.entries(objectAt(original, "parameters")), ["parameters"]);
  const own = Object.entries(objectAt(original, "paths")).flatMap(([path, item]) =>
    [item, ...METHODS.map((method) => objectAt(item, method))].flatMap((holder, index) => {
      const method = METHODS[index - 1];
      const place = ["paths", path, ...(method === undefined ? [] : [method]), "parameters"];
      return parametersIn([...listAt(holder, "parameters").entries()], place);
    }),
  );
  return [...shared, ...own].filter(({ parameter }) => isLost(parameter)).map(describeLost);
}

interface PlacedParameter {
  parameter: JsonObject;
  place: Key[];
}

function parametersIn(entries: [Key, unknown][], place: Key[]): PlacedParameter[] {
  return entries.flatMap(([key, parameter]) =>
    isObject(parameter) ? [{ parameter, place: [...place, key] }] : [],
  );
}

function isLost({ in: location, collectionFormat }: JsonObject): boolean {
  if (collectionFormat === undefined) return false;
  if (location === "path" || location === "header") return collectionFormat !== "csv";
  return !STYLES.has(textOf(collectionFormat));
}

function describeLost({ parameter, place }: PlacedParameter): Problem {
  const key = "collectionFormat";
  const message = `OpenAPI 3 does not have the collection format "${textOf(parameter[key])}" for this parameter. Left it out; join the items yourself.`;
  const pointer = toPointer([...place, key]);
  return problemOf("swagger", message, { at: positionOf(parameter, key), pointer });
}
