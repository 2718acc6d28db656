import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { hidePrototypeNames, type HiddenNames } from "../values/prototype-names.ts";

/** The document as JSON in a form that openapi-typescript can read. `reveal` puts the original texts back. */
export function generatorSource(document: JsonObject): HiddenNames {
  const json = JSON.stringify(document);
  const sign = unusedSign(json);
  const names = hidePrototypeNames(JSON.stringify(hidePercentSigns(document, sign)));
  return { ...names, reveal: (text) => names.reveal(text).replaceAll(sign, "%") };
}

/** openapi-typescript decodes paths as parts of a URL, and fails on a percent sign without two digits. */
function hidePercentSigns(document: JsonObject, sign: string): JsonObject {
  const paths = objectAt(document, "paths");
  if (!isObject(document["paths"]) || !Object.keys(paths).some((path) => path.includes("%"))) {
    return document;
  }
  const entries = Object.entries(paths).map(([path, item]) => [path.replaceAll("%", sign), item]);
  return { ...document, paths: Object.fromEntries(entries) as JsonObject };
}

/** A text in place of `%` that the document does not contain. Its hyphens keep names in quotes. */
function unusedSign(text: string): string {
  const used = new Set(text.match(/-percent\d+-/g));
  let digit = 0;
  while (used.has(`-percent${digit}-`)) digit += 1;
  return `-percent${digit}-`;
}
