import type { Options } from "prettier";
import type { Built } from "../pipeline/build-api.ts";
import { hasError, problemFrom } from "../pipeline/report/problems.ts";
import { buildApi } from "./build-api.ts";
import type { Config } from "./config.ts";
import { nextStep, toBuildInput, type CallOptions, type Input } from "./input.ts";

export interface GenerateOptions extends CallOptions {
  /** The settings of prettier for the types. @default { printWidth: 100 } */
  prettier?: Options;
  /** The files to generate besides `openapi.yaml`. */
  outputs?: Config["outputs"];
}

/** The result for one API. */
export interface Generated extends Built {
  /** The text of each generated file by its name, such as `types.d.ts`. Empty if a problem is an error. */
  files: Map<string, string>;
}

const WORDS = { command: "openapi-pages", specs: "specs" };

/**
 * Generates the files of an API. It does not run Redocly's linter; call `lint` for its findings.
 *
 * @example
 * const { files, problems } = await generate({ name: "example", pages: [{ name: "page.md", text }] });
 * files.get("types.d.ts");
 */
export async function generate(input: Input, options: GenerateOptions = {}): Promise<Generated> {
  const built = await buildApi(input, options);
  try {
    return { ...built, files: await renderFiles(input, built, options) };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { ...built, problems: [...built.problems, problemFrom(error)], files: new Map() };
  }
}

async function renderFiles(
  input: Input,
  built: Built,
  { signal, outputs = {}, prettier = { printWidth: 100 } }: GenerateOptions,
): Promise<Map<string, string>> {
  const { document } = built;
  const files = new Map<string, string>();
  if (!document || hasError(built)) return files;
  const { renderYaml } = await import("../pipeline/6-output/openapi-yaml.ts");
  files.set("openapi.yaml", renderYaml(document, input.name, WORDS));
  if (outputs.changes !== false) {
    const { renderChanges } = await import("../pipeline/6-output/changes-md.ts");
    const { rulesOf } = await import("../pipeline/build-api.ts");
    const { createChangeReport } = await import("../pipeline/6-output/changes/change-report.ts");
    const report = createChangeReport(input.name, built, rulesOf(toBuildInput(input)));
    files.set("changes.md", renderChanges(report, WORDS));
  }
  await nextStep(signal);
  const { renderTypes } = await import("../pipeline/5-types/types.ts");
  const types = await renderTypes(document, input.name, WORDS);
  await nextStep(signal);
  if (outputs.types === false) return files;
  const { format } = await import("prettier");
  const { renderEnumModule } = await import("../pipeline/5-types/enum-module.ts");
  const enums = renderEnumModule(document, input.name, WORDS);
  const options = { ...prettier, parser: "typescript" };
  files.set("types.d.ts", await format(types, options));
  return files.set("enums.ts", await format(enums, options));
}
