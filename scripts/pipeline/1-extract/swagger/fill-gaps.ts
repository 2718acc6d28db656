import { METHODS } from "../../openapi/walk.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../values/json-object.ts";

/** The place of a parameter that has none. A later phase reports it at its line. */
const PLACEHOLDER = "x-unknown-place";

/**
 * Fills the gaps on which the upgrader stops: parts of the document that are `null` or a text, and parameters without a
 * place. Changes the document in place.
 */
export function fillGaps(document: JsonObject): void {
  for (const section of ["definitions", "responses", "parameters", "securityDefinitions", "paths"])
    fillEntries(document, section);
  placeParameters(Object.values(objectAt(document, "parameters")));
  for (const item of Object.values(objectAt(document, "paths")).filter(isObject)) {
    for (const key of Object.keys(item)) if (item[key] === null) delete item[key];
    for (const holder of [item, ...METHODS.map((method) => item[method])].filter(isObject)) {
      if (Object.hasOwn(holder, "parameters"))
        holder["parameters"] = listAt(holder, "parameters").filter(isObject);
      placeParameters(listAt(holder, "parameters"));
      fillEntries(holder, "responses");
    }
  }
}

/** Replaces the entries that are not objects, apart from extensions. Removes a value without entries. */
function fillEntries(holder: JsonObject, key: string): void {
  const entries = holder[key];
  if (!isObject(entries)) {
    delete holder[key];
    return;
  }
  for (const [name, value] of Object.entries(entries))
    if (!isObject(value) && !name.startsWith("x-")) entries[name] = {};
}

function placeParameters(parameters: readonly unknown[]): void {
  for (const parameter of parameters.filter(isObject)) {
    const isPlaced = typeof parameter["in"] === "string" && parameter["in"] !== "";
    if (typeof parameter["$ref"] !== "string" && !isPlaced) parameter["in"] = PLACEHOLDER;
  }
}

/** Removes the places that `fillGaps` added. */
export function removePlaceholders(converted: JsonObject): void {
  const items = Object.values(objectAt(converted, "paths")).filter(isObject);
  const holders = items.flatMap((item) => [item, ...METHODS.map((method) => item[method])]);
  const shared = Object.values(objectAt(objectAt(converted, "components"), "parameters"));
  const own = holders.flatMap((holder) => listAt(holder, "parameters"));
  for (const parameter of [...own, ...shared].filter(isObject))
    if (parameter["in"] === PLACEHOLDER) delete parameter["in"];
}
