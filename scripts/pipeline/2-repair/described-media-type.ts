import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

const ANY = "*/*";
const MEDIA_TYPE = /\b(?:application|audio|font|image|text|video)\/[a-z\d][\w.+-]*\w/i;

/**
 * The media type of a response whose content the page leaves out, as far as the page describes it: in the header
 * `Content-Type`, or in the response's description. Any type if the page does not say.
 */
export function describedMediaType(document: JsonObject, response: JsonObject): string {
  const description = textOf(response["description"] ?? "");
  return (
    mediaTypeIn(contentTypeOf(document, response)) ??
    mediaTypeIn(description) ??
    mediaTypeOfFile(description)
  );
}

function mediaTypeIn(text: string): string | undefined {
  return MEDIA_TYPE.exec(text)?.[0].toLowerCase();
}

/** The value of the response's header `Content-Type`, if the page gives one. */
function contentTypeOf(document: JsonObject, response: JsonObject): string {
  const headers = Object.entries(objectAt(response, "headers"));
  const entry = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const header = resolve(document, entry);
  if (!isObject(header)) return "";
  const target = resolve(document, header["schema"]);
  const schema = isObject(target) ? target : {};
  const [firstValue] = listAt(schema, "enum");
  return textOf(
    schema["const"] ??
      firstValue ??
      schema["default"] ??
      schema["example"] ??
      header["example"] ??
      "",
  );
}

/** "The generated audio file" is a file. "The audio file was deleted" and "Details of the file" are not. */
const FILE =
  /^(?:(?:the|an?|returns|streams?|streaming|streamed|raw|generated|converted|isolated|rendered|resulting|requested|downloaded)\s+)*(audio|video|image|pdf|zip|binary)(?:[- ](?:file|stream|data|content|bytes|archive|document|chunks))*\.?$/i;

function mediaTypeOfFile(description: string): string {
  const kind = FILE.exec(description.trim())?.[1]?.toLowerCase();
  if (kind === undefined) return ANY;
  if (kind === "binary") return "application/octet-stream";
  return kind === "pdf" || kind === "zip" ? `application/${kind}` : `${kind}/*`;
}
