import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { format, resolveConfig, type Options } from "prettier";
import { isCompiled } from "../shared/own-package.ts";
import { currentProject } from "../shared/project.ts";
import type { AddedApi, Examples } from "./added-api.ts";
import { firstCall } from "./call/first-call.ts";
import { installCommand } from "./install-examples.ts";
import { createTypesReader } from "./call/types-reader.ts";
import { taskClient } from "./tasks/client-text.ts";
import { typesModule, typesModuleFrom } from "./types-module.ts";

interface ExampleOptions {
  /** The directory of the generated files. */
  out: string;
  /** The file to write the client for tasks to. */
  write: string | undefined;
}

/** Makes the examples for an API whose types were generated, and writes the client if a file for it is given. */
export async function createExamples(
  { api, document }: AddedApi,
  { out, write }: ExampleOptions,
): Promise<Examples> {
  if (currentProject().config.outputs?.types === false) {
    return { call: undefined, client: undefined, clientFile: undefined, install: undefined };
  }
  const reader = createTypesReader(readFileSync(join(out, api, "types.d.ts"), "utf8"));
  const module = typesModule(out, api);
  const call = firstCall({ document, reader, typesModule: module });
  const client = taskClient(api, document, reader);
  if (client && write !== undefined) {
    mkdirSync(dirname(write), { recursive: true });
    const settings = await settingsOfProject(write);
    writeFileSync(
      write,
      await formatCode(client.module(typesModuleFrom(write, out, api)), settings),
    );
  }
  const shown = {
    call: call && (await formatCode(call)),
    client: client && (await formatCode(`${client.module(module)}\n${client.usage}`)),
  };
  // The repository has the packages of its examples.
  const install = isCompiled
    ? installCommand(Object.values(shown).join("\n"), currentProject().root)
    : undefined;
  return { ...shown, clientFile: write, install };
}

const OWN_SETTINGS: Options = { printWidth: 100 };

/** As for generated files: the default of prettier completes the settings of a project. */
async function settingsOfProject(file: string): Promise<Options> {
  const settings = await resolveConfig(resolve(file), { editorconfig: true });
  return settings === null ? OWN_SETTINGS : { printWidth: 80, ...settings };
}

function formatCode(text: string, settings = OWN_SETTINGS): Promise<string> {
  return format(text, { ...settings, parser: "typescript" });
}
