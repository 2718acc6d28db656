import { existsSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { readInputs } from "../shared/input-files.ts";
import { specsName } from "../shared/project.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import type { PastDirectory } from "./git.ts";
import { SOURCES_FILE } from "./list-compared-apis.ts";
import { createFindLine, type FindLine } from "./page-lines.ts";
import { readPastInputs } from "./past-inputs.ts";

/** The pages are read only to name their lines, so a fault in them does not stop the comparison. */
export async function findLine(
  api: string,
  { specs, out, document }: { specs: string; out: string; document: JsonObject },
): Promise<FindLine | undefined> {
  return createFindLine({
    document,
    sources: readTextIfExists(join(out, api, SOURCES_FILE)),
    toPath: pathIn(specs),
    readFiles: async () =>
      existsSync(join(specs, api)) ? readInputs(specs, api).files : undefined,
  });
}

interface PastVersion {
  specs: string;
  /** The generated files and the pages at the revision. */
  past: { out: PastDirectory; specs: PastDirectory };
  document: JsonObject;
}

export async function findPastLine(
  api: string,
  { specs, past, document }: PastVersion,
): Promise<FindLine | undefined> {
  const file = `${api}/${SOURCES_FILE}`;
  return createFindLine({
    document,
    sources: past.out.files.includes(file) ? await past.out.read(file) : undefined,
    toPath: pathIn(specs),
    readFiles: async () => {
      const files = await readPastInputs(specs, api, past.specs);
      return files.pages.length > 0 || files.handwritten ? files : undefined;
    },
  });
}

/** The path of a page for the shell, from its name in generated files. */
function pathIn(specs: string): (name: string) => string {
  const start = `${specsName()}/`;
  return (name) => (name.startsWith(start) ? join(specs, name.slice(start.length)) : name);
}
