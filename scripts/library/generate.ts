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
    return { ...built, files: await render(input, built, options) };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { ...built, problems: [...built.problems, problemFrom(error)], files: new Map() };
  }
}

async function render(
  input: Input,
  built: Built,
  { signal, outputs, prettier = { printWidth: 100 } }: GenerateOptions,
): Promise<Map<string, string>> {
  const { document } = built;
  if (!document || hasError(built)) return new Map();
  const { renderYaml } = await import("../pipeline/6-output/openapi-yaml.ts");
  const { renderFiles } = await import("../pipeline/6-output/render-files.ts");
  const { rulesOf } = await import("../pipeline/build-api.ts");
  const { format } = await import("prettier");
  const yaml = renderYaml(document, input.name, WORDS);
  return renderFiles(
    { api: input.name, built, document, yaml },
    {
      words: WORDS,
      rules: rulesOf(toBuildInput(input)),
      outputs,
      beforeStep: () => nextStep(signal),
      // As in the commands, the other files have their final form.
      format: async (name, text) =>
        name.endsWith(".ts") ? format(text, { ...prettier, parser: "babel-ts" }) : text,
      settingsOf: () => ({ printWidth: 80, ...prettier }),
    },
  );
}
