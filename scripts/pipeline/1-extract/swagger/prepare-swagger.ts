import { METHODS } from "../../openapi/walk.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../values/json-object.ts";
import { resolve } from "../../values/json-pointer.ts";
import { formBodyOf, formTypesOf } from "./form-body.ts";

const JSON_TYPE = "application/json";

/**
 * Rewrites the parts of a Swagger 2.0 document that the upgrader converts incorrectly: media types of the whole document,
 * references to bodies, form fields, and discriminators. Changes the document in place.
 */
export function prepareSwagger(document: JsonObject): void {
  for (const response of Object.values(objectAt(document, "responses"))) {
    if (isObject(response)) moveSchemaToContent(response, mediaTypesOf(document));
  }
  for (const item of Object.values(objectAt(document, "paths")).filter(isObject)) {
    const shared = parametersOf(document, item);
    if (shared.length > 0) item["parameters"] = shared.filter((part) => !isBodyOrField(part));
    for (const operation of METHODS.map((method) => item[method]).filter(isObject)) {
      const bodies = shared.filter(isBodyOrField);
      prepareOperation(document, operation, bodies);
    }
  }
  for (const schema of Object.values(objectAt(document, "definitions")))
    convertDiscriminator(schema);
  delete document["produces"];
  // Their references were replaced.
  const parameters = objectAt(document, "parameters");
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isObject(parameter) && isBodyOrField(parameter)) delete parameters[name];
  }
}

function isBodyOrField({ in: place }: JsonObject): boolean {
  return place === "body" || place === "formData";
}

function mediaTypesOf(holder: JsonObject): string[] {
  const produces = listAt(holder, "produces").map(String);
  return produces.length > 0 ? produces : [JSON_TYPE];
}

/** A file has a media type other than JSON, even if the document declares JSON for all responses. */
function moveSchemaToContent(response: JsonObject, mediaTypes: string[]): void {
  const { schema } = response;
  if (schema === undefined) return;
  const isFile = isObject(schema) && schema["type"] === "file";
  const fitting = isFile ? mediaTypes.filter((type) => !type.includes("json")) : mediaTypes;
  const types = fitting.length > 0 ? fitting : ["application/octet-stream"];
  response["content"] = Object.fromEntries(types.map((type) => [type, { schema }]));
  delete response["schema"];
}

/** The parameters of an operation or path item. References to bodies and form fields are replaced by their targets. */
function parametersOf(document: JsonObject, holder: JsonObject): JsonObject[] {
  return listAt(holder, "parameters")
    .filter(isObject)
    .map((item) => {
      const target = resolve(document, item);
      return isObject(target) && isBodyOrField(target) ? structuredClone(target) : item;
    });
}

function prepareOperation(document: JsonObject, operation: JsonObject, shared: JsonObject[]): void {
  for (const key of ["produces", "consumes"]) {
    const inherited = document[key];
    if (!Array.isArray(operation[key]) && Array.isArray(inherited)) operation[key] = inherited;
  }
  const responses = objectAt(operation, "responses");
  for (const [status, response] of Object.entries(responses)) {
    if (isObject(response)) moveSchemaToContent(response, mediaTypesOf(operation));
    // The upgrader fails on null.
    else if (response === null && status.startsWith("x-")) delete responses[status];
    else if (response === null) responses[status] = { description: "" };
  }
  operation["parameters"] = withOneBody(parametersOf(document, operation), shared, operation);
}

/** The parameters of an operation and the body of its path, with the form fields as one body. */
function withOneBody(own: JsonObject[], shared: JsonObject[], operation: JsonObject): JsonObject[] {
  const hasBody = own.some(({ in: place }) => place === "body");
  const names = new Set(own.map(({ name }) => name));
  const added = shared.filter(({ in: place, name }) =>
    place === "body" ? !hasBody : !names.has(name),
  );
  const parameters = [...own, ...structuredClone(added)];
  const fields = parameters.filter(({ in: place }) => place === "formData");
  const others = parameters.filter(({ in: place }) => place !== "formData");
  if (fields.length > 0) {
    operation["consumes"] = formTypesOf(operation, fields);
    others.push(formBodyOf(fields));
  }
  return others;
}

/** In Swagger, a discriminator is the name of the property. */
function convertDiscriminator(schema: unknown): void {
  if (!isObject(schema)) return;
  const { discriminator } = schema;
  if (typeof discriminator === "string") schema["discriminator"] = { propertyName: discriminator };
  for (const part of listAt(schema, "allOf")) convertDiscriminator(part);
}
