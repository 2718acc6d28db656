import { walk, type NodeKind } from "../../scripts/pipeline/openapi/walk.ts";
import { canonicalJson } from "../../scripts/pipeline/values/canonical-json.ts";
import { isObject, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";

/** Adds a fault to a clean document, as documentation generators do. */
export type Injection = (document: JsonObject) => void;

type Edit = (value: JsonObject, key: string | number | undefined) => void;

function each(kind: NodeKind, edit: Edit): Injection {
  return (document) => {
    const found: [JsonObject, string | number | undefined][] = [];
    walk(document, (node) => {
      if (node.kind === kind && isObject(node.value)) found.push([node.value, node.key]);
    });
    for (const [value, key] of found) edit(value, key);
  };
}

/** The injections, by the id of the quirk that repairs them. */
export const injections: Record<string, Injection> = {
  "enum-value-objects": each("schema", (schema) => {
    const { enum: values, type } = schema;
    if (!Array.isArray(values) || type === undefined || type === "object") return;
    if (type === "boolean") {
      schema["type"] = "string";
      schema["enum"] = values.map((value: unknown) => ({ type: "booleanLiteral", value }));
    } else schema["enum"] = values.map((value: unknown) => (value === null ? null : { value }));
    // An enum of only `null` has nothing to wrap.
    if (values.every((value) => value === null)) schema["enum"] = values;
  }),
  "enum-values": each("schema", (schema) => {
    if (Array.isArray(schema["enum"])) schema["enum"] = [...schema["enum"], schema["enum"][0]];
  }),
  "nested-tags": each("operation", (operation) => {
    const tags: unknown[] = Array.isArray(operation["tags"]) ? operation["tags"] : [];
    if (tags.length > 0)
      operation["tags"] = tags.map((tag) => ["subpackage_api", `subpackage_${String(tag)}`]);
  }),
  "header-credentials": each("operation", (operation) => {
    const parameters: unknown[] = Array.isArray(operation["parameters"])
      ? operation["parameters"]
      : [];
    const text = "Header authentication of the form `undefined <token>`";
    const key = { name: "x-api-key", in: "header", required: true, description: text };
    const isOpen = Array.isArray(operation["security"]) && operation["security"].length === 0;
    if (parameters.length > 0 && !isOpen) operation["parameters"] = [...parameters, key];
  }),
  "protocol-headers": each("operation", (operation) => {
    if (!Array.isArray(operation["parameters"])) return;
    const accept = { name: "Accept", in: "header", schema: { type: "string" } };
    operation["parameters"] = [accept, ...(operation["parameters"] as unknown[])];
  }),
  "duplicate-parameters": each("operation", (operation) => {
    const parameters: unknown[] = Array.isArray(operation["parameters"])
      ? operation["parameters"]
      : [];
    if (parameters.length > 0)
      operation["parameters"] = [...parameters, structuredClone(parameters.at(-1))];
  }),
  "empty-error-content": each("operation", (operation) => {
    const responses = operation["responses"] as JsonObject; // a clean operation has them
    const error = responses["404"];
    if (isObject(error) && canonicalJson(error["content"]) === '{"application/json":{"schema":{}}}')
      error["content"] = {};
  }),
  nullable: each("schema", (schema) => {
    const { type, enum: values } = schema;
    if (!Array.isArray(type) || type.length !== 2 || type[1] !== "null") return;
    if (Array.isArray(values) && (values.at(-1) !== null || values.length === 1)) return;
    schema["type"] = type[0] as unknown;
    schema["nullable"] = true;
    if (Array.isArray(values)) schema["enum"] = values.slice(0, -1);
  }),
  "openapi-version": (document) => (document["openapi"] = "3.0.3"),
  "trailing-slash": each("server", (server) => (server["url"] = `${String(server["url"])}/`)),
  "discriminator-mapping": each("discriminator", (discriminator) => {
    const mapping = discriminator["mapping"] as Record<string, unknown>; // a clean one has it
    for (const [tag, target] of Object.entries(mapping)) mapping[tag] = { $ref: target };
  }),
  "type-words": each("schema", (schema) => {
    const words: Record<string, string> = {
      boolean: "bool",
      integer: "int",
      number: "float",
      object: "dict",
      string: "str",
    };
    if (typeof schema["type"] === "string")
      schema["type"] = words[schema["type"]] ?? schema["type"];
  }),
  "boolean-required": each("schema", (schema) => {
    const { properties, required } = schema;
    if (schema["type"] !== "object" || !isObject(properties) || !Array.isArray(required)) return;
    if (required.join() !== Object.keys(properties).join() || required.length !== 1) return;
    const [property] = Object.values(properties);
    if (!isObject(property) || Object.hasOwn(property, "$ref") || property["required"]) return;
    delete schema["required"];
    property["required"] = true;
  }),
  "exclusive-bounds": each("schema", (schema) => {
    if (typeof schema["exclusiveMaximum"] !== "number") return;
    schema["maximum"] = schema["exclusiveMaximum"];
    schema["exclusiveMaximum"] = true;
  }),
  "example-maps": each("schema", (schema) => {
    if (!Array.isArray(schema["examples"])) return;
    const named = (schema["examples"] as unknown[]).map(
      (value, index) => [`e${index}`, { value }] as const,
    );
    schema["examples"] = Object.fromEntries(named);
  }),
  "equal-branches": each("schema", (schema) => {
    for (const keyword of ["oneOf", "anyOf"]) {
      const branches: unknown = schema[keyword];
      if (Array.isArray(branches))
        schema[keyword] = [...(branches as unknown[]), structuredClone(branches[0])];
    }
  }),
  "null-fields": each("schema", (schema) => {
    if (!Object.hasOwn(schema, "description")) schema["description"] = null;
  }),
  "response-status": each("responses", (responses) => {
    if (!responses["200"]) return;
    responses["200 OK"] = responses["200"];
    delete responses["200"];
  }),
  "security-schemes": each("securityScheme", (scheme) => {
    if (scheme["type"] === "apiKey") scheme["type"] = "api_key";
  }),
  "security-extensions": each("securityRequirement", (requirement) => {
    requirement["x-apidog"] = { required: true };
  }),
  "placeholder-schema": each("schema", (schema) => {
    const properties = isObject(schema["properties"]) ? schema["properties"] : {};
    for (const [name, property] of Object.entries(properties)) {
      if (isObject(property) && Object.keys(property).length === 0)
        properties[name] = "0b2f4c1e-9c1d-4f7e-8a52-3a1c5d7e9f01";
    }
  }),
  "misfit-keys": each("schema", (schema) => {
    if (typeof schema["deprecated"] === "boolean")
      schema["deprecated"] = String(schema["deprecated"]);
  }),
  "parameter-schema": each("parameter", (parameter) => {
    const { schema } = parameter;
    if (!isObject(schema) || typeof schema["type"] !== "string" || Object.keys(schema).length !== 1)
      return;
    parameter["type"] = schema["type"];
    delete parameter["schema"];
  }),
};
