import { readFileSync } from "node:fs";
import { listInputFiles } from "../../scripts/shared/input-files.ts";
import type { EngineInput } from "../workers/input.ts";

/** Reads the files of an API, for the engines. */
export function readInput(specs: string, api: string): EngineInput {
  const entries = listInputFiles(specs, api).map((file): [string, string] => {
    const name = file.slice(api.length + 1).replaceAll("\\", "/");
    return [name, readFileSync(`${specs}/${file}`, "utf8")];
  });
  return { api, files: Object.fromEntries(entries) };
}
