import type * as OpenapiTypescript from "openapi-typescript";
import type { JsonObject } from "../values/json-object.ts";
import { loadGeneratorParts } from "./load-tools.ts";

type Package = typeof OpenapiTypescript;
type Context = Parameters<Package["transformSchema"]>[1];
export type Transform = Context["transform"];
type Nodes = ReturnType<Package["transformSchema"]>;

/** The default options of openapi-typescript, except for two that would make false types. */
const DEFAULTS = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  // A property with a default is still optional in a request.
  defaultNonNullable: false,
  // `{}` allows any value. `Record<string, never>` would claim that it is an empty object.
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  // A cast: no transform reads the configuration of Redocly.
  redoc: undefined as never,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  postTransform: undefined,
  transformProperty: undefined,
} satisfies Partial<Context>;

/**
 * The parts of openapi-typescript that make types. Its entry would also load Redocly, lint the document and bundle it.
 * `generate` lints all documents already, and no reference leaves them.
 */
export interface Generator {
  astToString: Package["astToString"];
  transformSchemaObject: Package["transformSchemaObject"];
  generate(document: JsonObject, transform: Transform): Nodes;
}

export function loadGenerator(): Generator {
  const { utils, printer, transformSchema, transformSchemaObject } = loadGeneratorParts();
  const generate = (document: JsonObject, transform: Transform): Nodes => {
    // A cast: the document is linted, so it has the form of an OpenAPI document.
    const schema = document as unknown as Parameters<typeof transformSchema>[0];
    const discriminators = utils.scanDiscriminators(schema, {});
    const resolve: Context["resolve"] = ($ref) => utils.resolveRef(schema, $ref, { silent: true });
    return transformSchema(schema, {
      ...DEFAULTS,
      transform,
      discriminators,
      resolve,
      // The generator adds to this list.
      injectFooter: [],
    });
  };
  return { astToString: printer.astToString, transformSchemaObject, generate };
}
