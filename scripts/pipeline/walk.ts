import type { Key } from "./origins.ts";

/** What an OpenAPI node is, by where it stands. */
export type Kind =
  | "document"
  | "info"
  | "contact"
  | "license"
  | "externalDocs"
  | "server"
  | "serverVariable"
  | "tag"
  | "securityRequirement"
  | "components"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "responses"
  | "response"
  | "header"
  | "mediaType"
  | "encoding"
  | "link"
  | "callback"
  | "example"
  | "securityScheme"
  | "schema"
  | "discriminator"
  /** `$ref` in the place of anything but a schema, whose `$ref` is a keyword among others. */
  | "reference";

type Child = { kind: Kind; shape: "one" | "list" | "map" | "schemaOrBoolean" };

const one = (kind: Kind): Child => ({ kind, shape: "one" });
const list = (kind: Kind): Child => ({ kind, shape: "list" });
const map = (kind: Kind): Child => ({ kind, shape: "map" });

/** Which keys hold which nodes. What is not named here (examples, defaults, constants, `x-*`) is never walked into. */
const grammar: Record<Kind, Record<string, Child>> = {
  document: {
    info: one("info"),
    servers: list("server"),
    tags: list("tag"),
    security: list("securityRequirement"),
    paths: one("paths"),
    webhooks: map("pathItem"),
    components: one("components"),
    externalDocs: one("externalDocs"),
  },
  info: { contact: one("contact"), license: one("license") },
  contact: {},
  license: {},
  externalDocs: {},
  server: { variables: map("serverVariable") },
  serverVariable: {},
  tag: { externalDocs: one("externalDocs") },
  securityRequirement: {},
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    examples: map("example"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
  },
  paths: { "*": one("pathItem") },
  pathItem: {
    servers: list("server"),
    parameters: list("parameter"),
    get: one("operation"),
    put: one("operation"),
    post: one("operation"),
    delete: one("operation"),
    options: one("operation"),
    head: one("operation"),
    patch: one("operation"),
    trace: one("operation"),
  },
  operation: {
    servers: list("server"),
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: one("responses"),
    callbacks: map("callback"),
    security: list("securityRequirement"),
    externalDocs: one("externalDocs"),
  },
  parameter: { schema: one("schema"), content: map("mediaType"), examples: map("example") },
  requestBody: { content: map("mediaType") },
  responses: { "*": one("response") },
  response: { headers: map("header"), content: map("mediaType"), links: map("link") },
  header: { schema: one("schema"), content: map("mediaType"), examples: map("example") },
  mediaType: {
    schema: one("schema"),
    // Not the page's: the pipeline's own word for what a stream consists of.
    "x-item-schema": one("schema"),
    encoding: map("encoding"),
    examples: map("example"),
  },
  encoding: { headers: map("header") },
  link: { server: one("server") },
  callback: { "*": one("pathItem") },
  example: {},
  securityScheme: {},
  schema: {
    properties: map("schema"),
    patternProperties: map("schema"),
    dependentSchemas: map("schema"),
    $defs: map("schema"),
    allOf: list("schema"),
    anyOf: list("schema"),
    oneOf: list("schema"),
    prefixItems: list("schema"),
    items: { kind: "schema", shape: "schemaOrBoolean" },
    additionalProperties: { kind: "schema", shape: "schemaOrBoolean" },
    unevaluatedItems: { kind: "schema", shape: "schemaOrBoolean" },
    unevaluatedProperties: { kind: "schema", shape: "schemaOrBoolean" },
    contains: one("schema"),
    contentSchema: one("schema"),
    propertyNames: one("schema"),
    not: one("schema"),
    if: one("schema"),
    then: one("schema"),
    else: one("schema"),
    discriminator: one("discriminator"),
    externalDocs: one("externalDocs"),
  },
  discriminator: {},
  reference: {},
};

/** The grammar of each kind, as a table that is quick to look up. */
const children = new Map(
  Object.entries(grammar).map(([kind, { "*": other, ...named }]) => [
    kind,
    { named: new Map(Object.entries(named)), other },
  ]),
);

export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
] as const;

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Node {
  kind: Kind;
  /** What stands there; on a faulty page perhaps not an object. */
  value: unknown;
  /** The object or list that holds it, and under which key: the document itself has neither. */
  container?: JsonObject | unknown[];
  key?: Key;
  parent?: Node;
}

/** Visits a document's nodes, each before its children, which are those that it has after the visit. */
export function walk(document: unknown, visit: (node: Node) => void): void {
  walkNode({ kind: "document", value: document }, visit);
}

type Visitor = (node: Node) => void;

function walkNode(node: Node, visit: Visitor): void {
  visit(node);
  const value: unknown = node.container ? Reflect.get(node.container, node.key ?? "") : node.value;
  if (!isObject(value)) return;
  // Without generators: a document's nodes are walked many times over.
  walkChildren(value === node.value ? node : { ...node, value }, value, visit);
}

function walkChildren(parent: Node, value: JsonObject, visit: Visitor): void {
  const table = children.get(parent.kind);
  if (!table) return;
  const { named, other } = table;
  for (const key of Object.keys(value)) {
    const child = named.get(key) ?? (key.startsWith("x-") ? undefined : other);
    // A visit to an earlier child may have taken this one away.
    if (child && Object.hasOwn(value, key)) walkChild(parent, value, key, child, visit);
  }
}

function walkChild(
  parent: Node,
  container: JsonObject,
  key: string,
  { kind, shape }: Child,
  visit: Visitor,
): void {
  const value = container[key];
  if (shape === "one" || (shape === "schemaOrBoolean" && typeof value !== "boolean")) {
    walkNode(nodeOf(kind, value, container, key, parent), visit);
  } else if (shape === "list" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walkNode(nodeOf(kind, value[index], value, index, parent), visit);
    }
  } else if (shape === "map" && isObject(value)) {
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(value, name))
        walkNode(nodeOf(kind, value[name], value, name, parent), visit);
    }
  }
}

function nodeOf(
  kind: Kind,
  value: unknown,
  container: JsonObject | unknown[],
  key: Key,
  parent: Node,
): Node {
  const isReference =
    kind !== "schema" &&
    kind !== "pathItem" &&
    isObject(value) &&
    typeof value["$ref"] === "string";
  return { kind: isReference ? "reference" : kind, value, container, key, parent };
}
