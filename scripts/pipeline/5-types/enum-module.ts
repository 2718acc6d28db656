import type TypeScript from "typescript";
import { bannerComment, type HeaderWords } from "../report/banner.ts";
import type { JsonObject } from "../values/json-object.ts";
import { assertDeclarationsOnly } from "./assert-declarations-only.ts";
import { sourceFile } from "./compile-types.ts";
import { renderEnums } from "./enums.ts";
import { loadTypeScript } from "./load-tools.ts";
import { neutralizeComments } from "./neutral-comments.ts";

// Without an export, TypeScript reads a file as a script, which cannot be imported.
const NO_ENUMS = "export {};\n";

/**
 * The module with the values of each enum in the copy of a document for its types. It is apart from the types, because a
 * declaration file has no values.
 */
export function generateEnumModule(
  copy: JsonObject,
  api: string,
  words?: HeaderWords,
): TypeScript.SourceFile {
  const ts = loadTypeScript();
  const enums = neutralizeComments(ts, renderEnums(copy));
  const text = `${bannerComment(api, words)}\n${enums || NO_ENUMS}`;
  const file = sourceFile(ts, "enums.ts", text);
  assertDeclarationsOnly(ts, file);
  return file;
}
