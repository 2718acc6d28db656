import type TypeScript from "typescript";
import type { PrettierSettings } from "../5-types/format-types.ts";
import type { HeaderWords } from "../report/banner.ts";
import type { JsonObject } from "../values/json-object.ts";

/** A document whose code is wanted. */
interface CodeInput {
  api: string;
  document: JsonObject;
  /** The text of `openapi.yaml`, as it is written. */
  formattedYaml: Promise<string>;
}

export interface CodeSettings {
  words: HeaderWords;
  /** Formats a file by its name with prettier. */
  format: (name: string, text: string) => Promise<string>;
  /** The settings of prettier for a file by its name, or `null` if it has none. */
  settingsOf: (name: string) => PrettierSettings | null | Promise<PrettierSettings | null>;
  /** The code that is already there for the text of this document. By default it is generated. */
  earlierCode?: (yaml: string) => Map<string, string> | undefined;
  /** Runs between two steps, and can throw to stop the work. */
  beforeStep?: (() => Promise<void>) | undefined;
}

/** The types and the module of the enums. */
export async function renderCode(
  { api, document, formattedYaml }: CodeInput,
  settings: CodeSettings,
): Promise<Map<string, string>> {
  const { words, beforeStep, earlierCode } = settings;
  const earlier = earlierCode?.(await formattedYaml);
  if (earlier) return earlier;
  const { generateEnumModule } = await import("../5-types/enum-module.ts");
  const { copyForTypes } = await import("../5-types/simplify.ts");
  const { generateTypes } = await import("../5-types/types.ts");
  const copy = copyForTypes(document);
  // First the enums, because the types rewrite the copy.
  const enums = generateEnumModule(copy, api, words);
  const types = await generateTypes({ document, copy }, api, words);
  await beforeStep?.();
  const [typesText, enumsText] = await Promise.all([
    formatCode("types.d.ts", types, settings),
    formatCode("enums.ts", enums, settings),
  ]);
  return new Map([
    ["types.d.ts", typesText],
    ["enums.ts", enumsText],
  ]);
}

async function formatCode(
  name: string,
  file: TypeScript.SourceFile,
  { format, settingsOf }: CodeSettings,
): Promise<string> {
  const { formatTypes } = await import("../5-types/format-types.ts");
  return formatTypes(file, (await settingsOf(name)) ?? {}, (part) => format(name, part));
}
