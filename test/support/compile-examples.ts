/**
 * Compiles the examples that `npm run add` would print for a directory of generated files: a call to each operation,
 * and a client for the tasks of each API. In a client, the compiler may demand the states that the page does not say.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { callText } from "../../scripts/add/call/first-call.ts";
import { allOperations } from "../../scripts/add/call/operation.ts";
import { createTypesReader } from "../../scripts/add/call/types-reader.ts";
import { taskClient } from "../../scripts/add/tasks/client-text.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { compileModules } from "./compile-modules.ts";

const [, , generated = "generated"] = process.argv;

const modules = new Map<string, string>();
let calls = 0;
let clients = 0;
for (const api of readdirSync(generated)) {
  const file = join(generated, api, "types.d.ts");
  if (!existsSync(file)) continue;
  const types = readFileSync(file, "utf8");
  const yaml = readFileSync(join(generated, api, "openapi.yaml"), "utf8");
  const document = parse(yaml, { maxAliasCount: -1 }) as JsonObject; // the pipeline wrote it
  const reader = createTypesReader(types);
  const typesModule = `./${api}.types.d.ts`;
  modules.set(`${api}.types.d.ts`, types);
  for (const operation of allOperations(document)) {
    calls += 1;
    modules.set(`${api}.call-${calls}.ts`, callText(reader, operation, typesModule));
  }
  const client = taskClient(api, document, reader);
  if (!client) continue;
  clients += 1;
  modules.set(`${api}.client.ts`, client.module(typesModule) + client.usage);
}

function isDemanded(error: string): boolean {
  const text = modules.get(error.slice(0, error.indexOf(":"))) ?? "";
  return /unknown\. Add (it|them)\./.test(text) && /missing.*'States</.test(error);
}

const errors = compileModules(modules).filter((error) => !isDemanded(error));
for (const error of errors) console.log(error);
console.log(`${calls} example calls, ${clients} clients for tasks, ${errors.length} errors`);
process.exitCode = calls > 0 && errors.length === 0 ? 0 : 1;
