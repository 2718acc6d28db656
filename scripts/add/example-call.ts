import { readFileSync } from "node:fs";
import { isAbsolute, join, sep } from "node:path";
import { format } from "prettier";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { firstCall } from "./call/first-call.ts";

/** The source text of a call to the first operation of an API, with the types that were generated to a directory. */
export async function exampleCall(
  api: string,
  document: JsonObject,
  out: string,
): Promise<string | undefined> {
  const types = readFileSync(join(out, api, "types.ts"), "utf8");
  const text = firstCall({ document, types, typesModule: typesModule(out, api) });
  return text === undefined ? undefined : format(text, { parser: "typescript", printWidth: 100 });
}

/** The name under which a module in the current directory imports the types of an API. */
export function typesModule(out: string, api: string): string {
  const path = join(out, api, "types.ts").replaceAll(sep, "/");
  return isAbsolute(out) || path.startsWith("../") ? path : `./${path}`;
}
