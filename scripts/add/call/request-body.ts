import { isBinary, isForm } from "../../pipeline/openapi/media-types.ts";
import { isObject, objectAt } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";
import { textOf } from "../../pipeline/values/text-of.ts";
import { exampleValue } from "./example-value.ts";
import type { Operation } from "./operation.ts";
import { arrayLiteral, quote } from "./source-text.ts";
import type { TypesReader } from "./types-reader.ts";
import { valueText } from "./value-text.ts";

/** openapi-fetch sends JSON unless a serializer says otherwise. A form with files needs a `FormData`. */
const formSerializer = (items: string) => `bodySerializer(body) {
  const form = new FormData();
  const fields: [string, any][] = Object.entries(body ?? {});
  for (const [name, value] of fields) {
    for (const item of ${items}) {
      const isJson = typeof item === "object" && !(item instanceof Blob);
      form.append(name, isJson ? JSON.stringify(item) : item);
    }
  }
  return form;
}`;

/** A form repeats the name of a field for each item of a list, unless the page says that the field is JSON. */
function formItems(mediaType: unknown): string {
  const encoding = Object.entries(objectAt(mediaType, "encoding"));
  const isJsonField = (field: unknown) =>
    isObject(field) && /json/i.test(textOf(field["contentType"]));
  const names = encoding.filter(([, field]) => isJsonField(field)).map(([name]) => quote(name));
  if (names.length === 0) return "[value].flat()";
  return `${arrayLiteral(names)}.includes(name) ? [value] : [value].flat()`;
}

/** The options of openapi-fetch for the body of a request, as lines of source text. */
export function bodyOptions(reader: TypesReader, operation: Operation): string[] {
  const { document, path, method, value } = operation;
  const body = resolve(document, value["requestBody"]);
  const content = objectAt(body, "content");
  const mediaTypes = Object.keys(content);
  const mediaType = mediaTypes.find(isJson) ?? mediaTypes[0];
  if (!isObject(body) || mediaType === undefined) return [];
  const names = [path, method, "requestBody", "content", mediaType];
  const example = exampleValue(document, content[mediaType]);
  return [
    `body: ${valueText(reader, names, example)}`,
    ...serialization(mediaType, content[mediaType]),
  ];
}

function isJson(mediaType: string): boolean {
  return mediaType.toLowerCase() === "application/json";
}

function serialization(mediaType: string, described: unknown): string[] {
  // The page does not say the media type of `*/*`, so the client sends JSON.
  if (isJson(mediaType) || mediaType === "*/*") return [];
  if (isForm(mediaType)) return [formSerializer(formItems(described))];
  const header = `headers: { "Content-Type": ${quote(mediaType)} }`;
  const isText = isBinary(mediaType) || mediaType.startsWith("text/");
  return isText ? [header, "bodySerializer: (body) => body"] : [header];
}
