/** The kind of an OpenAPI node, which follows from its place in the document. */
export type NodeKind =
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
  | "xml"
  /** An object with a `$ref` in the place of any node but a schema or a path item, where `$ref` is an ordinary keyword. */
  | "reference";

/** The nodes under one key: a single node, a list of nodes, a map of nodes, or a schema that may be a boolean. */
export interface ChildNodes {
  kind: NodeKind;
  layout: "one" | "list" | "map" | "schemaOrBoolean";
}

const one = (kind: NodeKind): ChildNodes => ({ kind, layout: "one" });
const list = (kind: NodeKind): ChildNodes => ({ kind, layout: "list" });
const map = (kind: NodeKind): ChildNodes => ({ kind, layout: "map" });
const schemaOrBoolean: ChildNodes = { kind: "schema", layout: "schemaOrBoolean" };

/**
 * The child nodes of each kind; `*` is for any other key. Keys that are not listed (examples, defaults, constants,
 * `x-*`) hold data, so the walk does not enter them.
 */
const grammar: Record<NodeKind, Record<string, ChildNodes>> = {
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
    // Written by the pipeline, not by the page: the schema of one item of a stream.
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
    definitions: map("schema"),
    allOf: list("schema"),
    anyOf: list("schema"),
    oneOf: list("schema"),
    prefixItems: list("schema"),
    items: schemaOrBoolean,
    additionalProperties: schemaOrBoolean,
    unevaluatedItems: schemaOrBoolean,
    unevaluatedProperties: schemaOrBoolean,
    contains: one("schema"),
    contentSchema: one("schema"),
    propertyNames: one("schema"),
    not: one("schema"),
    if: one("schema"),
    then: one("schema"),
    else: one("schema"),
    discriminator: one("discriminator"),
    xml: one("xml"),
    externalDocs: one("externalDocs"),
  },
  discriminator: {},
  xml: {},
  reference: {},
};

/** The grammar as maps, which are faster to read than objects. */
export const CHILD_NODES = new Map(
  Object.entries(grammar).map(([kind, { "*": anyKey, ...named }]) => [
    kind,
    { named: new Map(Object.entries(named)), anyKey },
  ]),
);

/** The keys of a document's root, in the order in which documents usually have them. */
export const ROOT_KEYS = [
  "openapi",
  "info",
  "servers",
  "security",
  "tags",
  "paths",
  "webhooks",
  "components",
];
