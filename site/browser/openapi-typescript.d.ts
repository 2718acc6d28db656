// The CommonJS builds have no declarations of their own.

declare module "openapi-typescript/dist/lib/ts.cjs" {
  export { astToString } from "openapi-typescript";
}
declare module "openapi-typescript/dist/lib/utils.cjs" {
  export { resolveRef, scanDiscriminators } from "openapi-typescript";
}
declare module "openapi-typescript/dist/transform/index.cjs" {
  export { transformSchema as default } from "openapi-typescript";
}
declare module "openapi-typescript/dist/transform/schema-object.cjs" {
  import type { transformSchemaObject } from "openapi-typescript";
  const parts: { default: typeof transformSchemaObject };
  export default parts;
}
