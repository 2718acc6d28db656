import { createRequire } from "node:module";
import type * as OpenapiTypescript from "openapi-typescript";
import type TypeScript from "typescript";

// The CommonJS builds load in half the time of the ES modules. The website has them in its bundle instead, so a file of
// the same name in `site/browser` takes the place of this one there.
const require = createRequire(import.meta.url);

type Package = typeof OpenapiTypescript;

/** The parts of openapi-typescript that make types, without its entry, which would load Redocly. */
export interface GeneratorParts {
  utils: Pick<Package, "scanDiscriminators" | "resolveRef">;
  printer: Pick<Package, "astToString">;
  transformSchema: Package["transformSchema"];
  transformSchemaObject: Package["transformSchemaObject"];
}

export function loadTypeScript(): typeof TypeScript {
  return require("typescript") as typeof TypeScript; // `require` has no types
}

export function loadGeneratorParts(): GeneratorParts {
  // Casts: `require` has no types.
  const load = (part: string) => require(`openapi-typescript/dist/${part}.cjs`) as unknown;
  const schemaObject = load("transform/schema-object") as {
    default: Package["transformSchemaObject"];
  };
  return {
    utils: load("lib/utils") as GeneratorParts["utils"],
    printer: load("lib/ts") as GeneratorParts["printer"],
    transformSchema: load("transform/index") as GeneratorParts["transformSchema"],
    transformSchemaObject: schemaObject.default,
  };
}
