import { readFileSync } from "node:fs";
import { listInputFiles } from "../../scripts/shared/input-files.ts";
import type { EngineInput } from "../workers/input.ts";
import { toSlashes } from "../../scripts/shared/slashes.ts";

/** Reads the files of an API, for the engines. */
export function readInput(specs: string, api: string): EngineInput {
  const entries = listInputFiles(specs, api).map((file): [string, string] => {
    const name = toSlashes(file.slice(api.length + 1));
    return [name, readFileSync(`${specs}/${file}`, "utf8")];
  });
  return { api, files: Object.fromEntries(entries) };
}
