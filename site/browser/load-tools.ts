import * as printer from "openapi-typescript/dist/lib/ts.cjs";
import * as utils from "openapi-typescript/dist/lib/utils.cjs";
import transformSchema from "openapi-typescript/dist/transform/index.cjs";
import schemaObject from "openapi-typescript/dist/transform/schema-object.cjs";
import ts from "typescript";
import type { GeneratorParts } from "../../scripts/pipeline/5-types/load-tools.ts";

export const loadTypeScript = (): typeof ts => ts;

export const loadGeneratorParts = (): GeneratorParts => ({
  utils,
  printer,
  transformSchema,
  transformSchemaObject: schemaObject.default,
});
