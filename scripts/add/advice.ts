import { join } from "node:path";
import { METHODS } from "../pipeline/openapi/walk.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";
import type { Added } from "./add-pages.ts";

/** What was put where, what the pages lack, and a first typed call. */
export function adviceFor({ api, document, lacks, files }: Added, out: string): string {
  const overlay = files.find((file) => file.endsWith("overlay.yaml"));
  const missing = lacks.map(({ what }) => `  - ${what}`);
  const lines = [
    "",
    ...files.map((file) => `  added ${file}`),
    "",
    ...(missing.length > 0
      ? ["The pages lack:", ...missing]
      : ["The pages lack nothing that the types need."]),
    ...(overlay === undefined ? [] : [`${overlay} holds a place for each, as comments.`]),
    "",
    "A first call:",
    "",
    ...exampleCall(api, out, document).map((line) => `  ${line}`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function exampleCall(api: string, out: string, document: JsonObject): string[] {
  const call = firstOperation(document);
  return [
    'import createClient from "openapi-fetch";',
    `import type { paths } from ${JSON.stringify(`./${join(out, api, "types.ts")}`)};`,
    "",
    `const client = createClient<paths>({ baseUrl: ${JSON.stringify(serverOf(document) ?? "https://…")} });`,
    ...(call
      ? [`const { data, error } = await client.${call.method.toUpperCase()}(${argumentsOf(call)});`]
      : []),
  ];
}

interface Operation {
  method: string;
  path: string;
  hasBody: boolean;
}

function firstOperation({ paths }: JsonObject): Operation | undefined {
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
    if (!isObject(item)) continue;
    const method = METHODS.find((name) => isObject(item[name]));
    const operation = method === undefined ? undefined : item[method];
    if (method !== undefined && isObject(operation))
      return { method, path, hasBody: isObject(operation["requestBody"]) };
  }
  return undefined;
}

function argumentsOf({ path, hasBody }: Operation): string {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(
    ([, name]) => `${JSON.stringify(name)}: "…"`,
  );
  const parts = [
    ...(names.length > 0 ? [`params: { path: { ${names.join(", ")} } }`] : []),
    ...(hasBody ? ["body: { … }"] : []),
  ];
  return [JSON.stringify(path), ...(parts.length > 0 ? [`{ ${parts.join(", ")} }`] : [])].join(
    ", ",
  );
}

function serverOf(document: JsonObject): string | undefined {
  const [first] = listAt(document, "servers");
  const url = isObject(first) ? first["url"] : undefined;
  // The pipeline writes `/` where no page names a server.
  return typeof url === "string" && url !== "/" ? url : undefined;
}
