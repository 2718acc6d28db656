import { join } from "node:path";
import { METHODS } from "../pipeline/openapi/walk.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import type { AddedApi } from "./added-api.ts";

/** Lists the added files and the missing facts, and shows a first call with the generated types. */
export function nextSteps({ api, document, missingFacts, files }: AddedApi, out: string): string {
  const overlay = files.find((file) => file.endsWith("overlay.yaml"));
  const facts = missingFacts.map(({ fact }) => `  - ${onOneLine(fact)}`);
  const lines = [
    "",
    ...files.map((file) => `  added ${file}`),
    "",
    ...(facts.length > 0
      ? ["The pages do not state:", ...facts]
      : ["The pages state everything that the types need."]),
    ...(overlay === undefined ? [] : [`Complete the commented actions in ${overlay} to add them.`]),
    "",
    "Example of a call:",
    "",
    ...exampleCall(api, out, document).map((line) => `  ${line}`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function exampleCall(api: string, out: string, document: JsonObject): string[] {
  const operation = firstOperation(document);
  const typesFile = JSON.stringify(`./${join(out, api, "types.ts")}`);
  const baseUrl = JSON.stringify(serverOf(document) ?? "https://…");
  const lines = [
    'import createClient from "openapi-fetch";',
    `import type { paths } from ${typesFile};`,
    "",
    `const client = createClient<paths>({ baseUrl: ${baseUrl} });`,
  ];
  if (!operation) return lines;
  const call = `client.${operation.method.toUpperCase()}(${argumentsOf(operation)})`;
  return [...lines, `const { data, error } = await ${call};`];
}

interface ExampleOperation {
  method: string;
  path: string;
  hasBody: boolean;
}

function firstOperation(document: JsonObject): ExampleOperation | undefined {
  for (const [path, item] of Object.entries(objectAt(document, "paths"))) {
    const method = METHODS.find((name) => isObject(item) && isObject(item[name]));
    if (method === undefined) continue;
    const hasBody = isObject(objectAt(item, method)["requestBody"]);
    return { method, path, hasBody };
  }
  return undefined;
}

function argumentsOf({ path, hasBody }: ExampleOperation): string {
  const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(
    ([, name]) => `${JSON.stringify(name)}: "…"`,
  );
  const options: string[] = [];
  if (parameters.length > 0) options.push(`params: { path: { ${parameters.join(", ")} } }`);
  if (hasBody) options.push("body: { … }");
  const url = JSON.stringify(path);
  return options.length === 0 ? url : `${url}, { ${options.join(", ")} }`;
}

/** The pipeline writes the server `/` if no page states one. */
function serverOf(document: JsonObject): string | undefined {
  const [server] = listAt(document, "servers");
  const url = isObject(server) ? server["url"] : undefined;
  return typeof url === "string" && url !== "/" ? url : undefined;
}
