import type { NodeKind } from "./walk.ts";

const VALUE_SHAPES = [
  "any",
  "string",
  "boolean",
  "number",
  "strings",
  "list",
  "objects",
  "object",
  "map",
  "stringLists",
  "schema",
  "reference",
] as const;

/** The JSON type that OpenAPI demands of the value under a key. */
export type ValueShape = (typeof VALUE_SHAPES)[number];

/** The keys of each kind of node in OpenAPI 3.1, as `key:shape`. A key without a shape holds a string. */
const tables: Partial<Record<NodeKind, ReadonlyMap<string, ValueShape>>> = {
  document: shapes(`
    openapi:any info:object servers:objects externalDocs:object security:objects
    tags:objects paths:object webhooks:map components:object jsonSchemaDialect
  `),
  info: shapes("title version summary description termsOfService contact:object license:object"),
  contact: shapes("name url email"),
  license: shapes("name url identifier"),
  externalDocs: shapes("url description"),
  server: shapes("url description variables:map"),
  serverVariable: shapes("default description enum:strings"),
  tag: shapes("name description externalDocs:object"),
  components: shapes(`
    schemas:object responses:map parameters:map examples:map requestBodies:map headers:map
    securitySchemes:map links:map callbacks:map pathItems:map
  `),
  pathItem: shapes(`
    $ref:reference summary description servers:objects parameters:objects get:object put:object
    post:object delete:object options:object head:object patch:object trace:object
  `),
  operation: shapes(`
    tags:strings summary description externalDocs:object operationId parameters:objects
    requestBody:object responses:object callbacks:map deprecated:boolean security:objects
    servers:objects
  `),
  parameter: shapes(`
    name in description required:boolean deprecated:boolean allowEmptyValue:boolean style
    explode:boolean allowReserved:boolean schema:schema content:map example:any examples:map
  `),
  requestBody: shapes("description content:map required:boolean"),
  response: shapes("description headers:map content:map links:map"),
  header: shapes(`
    description required:boolean deprecated:boolean style explode:boolean schema:schema
    content:map example:any examples:map
  `),
  mediaType: shapes("schema:schema example:any examples:map encoding:map"),
  encoding: shapes("contentType headers:map style explode:boolean allowReserved:boolean"),
  link: shapes(
    "operationRef operationId parameters:object requestBody:any description server:object",
  ),
  example: shapes("summary description value:any"),
  securityScheme: shapes(
    "type description name in scheme bearerFormat flows:object openIdConnectUrl",
  ),
  discriminator: shapes("propertyName mapping:object"),
  xml: shapes("name namespace prefix attribute:boolean wrapped:boolean"),
  schema: shapes(`
    $id $ref:any $anchor $schema $vocabulary $defs:object $comment $dynamicAnchor
    $dynamicRef definitions:object externalDocs:object discriminator:object title summary
    description multipleOf:number maximum:number minimum:number exclusiveMaximum:number
    exclusiveMinimum:number maxLength:number minLength:number pattern maxItems:number
    minItems:number uniqueItems:boolean maxProperties:number minProperties:number
    minContains:number maxContains:number required:strings dependentRequired:stringLists
    enum:list type:any allOf:list anyOf:list oneOf:list prefixItems:list not:schema
    if:schema then:schema else:schema contains:schema propertyNames:schema
    dependentSchemas:object patternProperties:object properties:object items:schema
    additionalProperties:schema unevaluatedItems:schema unevaluatedProperties:schema
    contentSchema:schema contentEncoding contentMediaType format default:any const:any
    example:any examples:list readOnly:boolean writeOnly:boolean deprecated:boolean
    xml:object
  `),
};

export const KNOWN_KEYS: ReadonlyMap<NodeKind, ReadonlyMap<string, ValueShape>> = new Map(
  Object.entries(tables) as [NodeKind, ReadonlyMap<string, ValueShape>][], // the keys of `tables` are kinds
);

const SPELLINGS = new Map(
  [...KNOWN_KEYS].map(([kind, known]) => [
    kind,
    new Map(keysWithNullable(kind, known).map((key) => [key.toLowerCase(), key])),
  ]),
);

/** `nullable` is a keyword of OpenAPI 3.0, which a quirk replaces. */
function keysWithNullable(kind: NodeKind, known: ReadonlyMap<string, ValueShape>): string[] {
  return kind === "schema" ? [...known.keys(), "nullable"] : [...known.keys()];
}

/** The key that OpenAPI knows, if a key differs from it only in its capitals: `operationID` → `operationId`. */
export function knownSpelling(kind: NodeKind, key: string): string | undefined {
  return SPELLINGS.get(kind)?.get(key.toLowerCase());
}

export function isSchemaKeyword(key: string): boolean {
  return key === "nullable" || tables.schema?.has(key) === true;
}

function shapes(words: string): ReadonlyMap<string, ValueShape> {
  const pairs = words
    .trim()
    .split(/\s+/)
    .map((word) => word.split(":"));
  return new Map(pairs.map(([key = "", name = "string"]) => [key, shapeOf(name)]));
}

function shapeOf(name: string): ValueShape {
  const shape = VALUE_SHAPES.find((known) => known === name);
  if (!shape) throw new Error(`The shape "${name}" of a key is unknown.`);
  return shape;
}
