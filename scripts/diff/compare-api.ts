import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { readRegularFile } from "../shared/read-file.ts";
import type { Pair } from "./comparison.ts";
import { diffTypes } from "./diff-types.ts";
import type { ApiDiff } from "./diff-report.ts";
import { type GeneratedFile, readGeneratedFile } from "./generated-file.ts";
import type { PastDirectory } from "./git.ts";
import { OPENAPI_FILE } from "./list-compared-apis.ts";

/** An API that was added or removed is compared with a document without operations and components. */
const ABSENT: GeneratedFile = { document: {}, lineOf: () => 1 };

interface CompareOptions {
  specs: string;
  out: string;
  past: PastDirectory;
  base: string;
}

export async function compareApi(
  api: string,
  { specs, out, past, base }: CompareOptions,
): Promise<ApiDiff> {
  const file = join(out, api, OPENAPI_FILE);
  if (!existsSync(file) && existsSync(join(specs, api))) {
    throw new CommandError(`${file} is missing; create it with \`npm run generate\``);
  }
  const pastFile = `${api}/${OPENAPI_FILE}`;
  const before = past.files.includes(pastFile)
    ? parse(await past.read(pastFile), `${file} at ${base}`)
    : ABSENT;
  const after = existsSync(file) ? parse(readText(file), file) : ABSENT;
  return {
    api,
    file,
    state: stateOf({ before, after }),
    changes: await compare({ before, after }, file),
  };
}

function stateOf({ before, after }: Pair<GeneratedFile>): ApiDiff["state"] {
  if (before === ABSENT) return "new";
  return after === ABSENT ? "removed" : "compared";
}

function readText(file: string): string {
  try {
    return readRegularFile(file).toString("utf8");
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${(error as Error).message}`); // a file system error
  }
}

function parse(text: string, name: string): GeneratedFile {
  try {
    return readGeneratedFile(text);
  } catch (error) {
    throw new CommandError(`cannot read ${name}: ${(error as Error).message}`); // it throws only errors
  }
}

async function compare(
  { before, after }: Pair<GeneratedFile>,
  file: string,
): Promise<ApiDiff["changes"]> {
  try {
    const changes = await diffTypes(before.document, after.document);
    return changes.map((change) => ({
      ...change,
      ...(after !== ABSENT && { line: after.lineOf(change.pointer) }),
    }));
  } catch (error) {
    // The stack is too small for the nesting.
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`cannot compare ${file}: it is nested too deeply`);
  }
}
