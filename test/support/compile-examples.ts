/** Compiles the examples that `npm run add` would print for each operation in a directory of generated files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { callText } from "../../scripts/add/call/first-call.ts";
import { allOperations } from "../../scripts/add/call/operation.ts";
import { createTypesReader } from "../../scripts/add/call/types-reader.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { compileModules } from "./compile-modules.ts";

const [, , generated = "generated"] = process.argv;

const modules = new Map<string, string>();
let calls = 0;
for (const api of readdirSync(generated)) {
  const file = join(generated, api, "types.ts");
  if (!existsSync(file)) continue;
  const types = readFileSync(file, "utf8");
  const yaml = readFileSync(join(generated, api, "openapi.yaml"), "utf8");
  const document = parse(yaml, { maxAliasCount: -1 }) as JsonObject; // the pipeline wrote it
  const reader = createTypesReader(types);
  modules.set(`${api}.types.ts`, types);
  for (const operation of allOperations(document)) {
    calls += 1;
    modules.set(`${api}.call-${calls}.ts`, callText(reader, operation, `./${api}.types.ts`));
  }
}
const errors = compileModules(modules);
for (const error of errors) console.log(error);
console.log(`${calls} example calls, ${errors.length} errors`);
process.exitCode = calls > 0 && errors.length === 0 ? 0 : 1;
