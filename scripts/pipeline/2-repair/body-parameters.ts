import { formBodyOf, formTypesOf } from "../1-extract/swagger/form-body.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { textOf } from "../values/text-of.ts";

interface BodyOfParameters {
  requestBody: JsonObject;
  /** The parameters that the body was made from. */
  parts: JsonObject[];
}

/** The request body that an operation describes by its parameters, as Swagger 2.0 does. */
export function requestBodyOf(
  operation: JsonObject,
  parameters: JsonObject[],
): BodyOfParameters | undefined {
  const body = parameters.find(isBody);
  if (body) return { requestBody: bodyOf(operation, body), parts: [body] };
  const fields = parameters.filter(isFormField);
  return fields.length > 0 ? { requestBody: formOf(operation, fields), parts: fields } : undefined;
}

/** Whether a parameter is a body or a form field, which OpenAPI 3 does not have. */
export function isBodyPart(parameter: unknown): boolean {
  return isObject(parameter) && (isBody(parameter) || isFormField(parameter));
}

function isBody({ in: place }: JsonObject): boolean {
  return /^body$/i.test(textOf(place));
}

function isFormField({ in: place, name }: JsonObject): boolean {
  return /^form-?data$/i.test(textOf(place)) && typeof name === "string";
}

function bodyOf(operation: JsonObject, body: JsonObject): JsonObject {
  const { description, required, schema = {} } = body;
  const declared = consumes(operation).map(textOf);
  const types = declared.length > 0 ? declared : ["application/json"];
  const known = isObject(body["content"]) ? body["content"] : undefined;
  return {
    ...(description === undefined ? {} : { description }),
    ...(required === undefined ? {} : { required }),
    content: known ?? contentOf(types, { schema }),
  };
}

function formOf(operation: JsonObject, fields: JsonObject[]): JsonObject {
  const declared = { consumes: consumes(operation) };
  const types = formTypesOf(declared, fields.map(swaggerType)).map(textOf);
  const { schema, required } = formBodyOf(fields.map(swaggerField));
  const content = contentOf(types, { schema });
  return required === true ? { required, content } : { content };
}

/** Only the first media type has the schema itself, which knows its place on the page. */
function contentOf(types: string[], mediaType: JsonObject): JsonObject {
  const entries = types.map((type, index) => [
    type,
    index === 0 ? mediaType : structuredClone(mediaType),
  ]);
  return Object.fromEntries(entries) as JsonObject; // each entry is a text and an object
}

/** A quirk may have renamed the key, which OpenAPI 3 does not know. */
function consumes(operation: JsonObject): unknown[] {
  return [...listAt(operation, "consumes"), ...listAt(operation, "x-consumes")];
}

/** A form field as Swagger 2.0 writes it: with the keywords of its schema beside its name. */
function swaggerField({ name, description, required, schema }: JsonObject): JsonObject {
  const described = description === undefined ? {} : { description };
  return { ...described, ...(isObject(schema) ? schema : {}), name, required };
}

function swaggerType(field: JsonObject): JsonObject {
  const isFile = objectAt(field, "schema")["format"] === "binary";
  return { type: isFile ? "file" : "string" };
}
