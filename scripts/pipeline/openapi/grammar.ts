/** What an OpenAPI node is, by where it stands. */
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
  /** `$ref` in the place of anything but a schema, whose `$ref` is a keyword among others. */
  | "reference";

export type Child = { kind: NodeKind; shape: "one" | "list" | "map" | "schemaOrBoolean" };

const one = (kind: NodeKind): Child => ({ kind, shape: "one" });
const list = (kind: NodeKind): Child => ({ kind, shape: "list" });
const map = (kind: NodeKind): Child => ({ kind, shape: "map" });

/** Which keys hold which nodes. What is not named here (examples, defaults, constants, `x-*`) is never walked into. */
const grammar: Record<NodeKind, Record<string, Child>> = {
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
export const CHILD_NODES = new Map(
  Object.entries(grammar).map(([kind, { "*": other, ...named }]) => [
    kind,
    { named: new Map(Object.entries(named)), other },
  ]),
);

/** The keys of a document's root, in the customary order. */
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
