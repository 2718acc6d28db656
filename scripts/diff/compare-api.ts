import { existsSync } from "node:fs";
import { join } from "node:path";
import { nextCommand } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import type { ApiChange } from "./api-change.ts";
import { readRegularFile } from "../shared/read-file.ts";
import type { Pair } from "./comparison.ts";
import { diffTypes } from "./diff-types.ts";
import type { ApiDiff } from "./diff-report.ts";
import { type GeneratedFile, readGeneratedFile } from "./generated-file.ts";
import type { PastDirectory } from "./git.ts";
import { OPENAPI_FILE } from "./list-compared-apis.ts";
import { findLine, findPastLine } from "./lines-of-versions.ts";
import { reportChanges } from "./report-changes.ts";

/** An API that was added or removed is compared with a document without operations and components. */
const ABSENT: GeneratedFile = { document: {}, lineOf: () => 1 };

interface CompareOptions {
  specs: string;
  out: string;
  /** The generated files and the pages at the revision. */
  past: { out: PastDirectory; specs: PastDirectory };
  base: string;
}

export async function compareApi(
  api: string,
  { specs, out, past, base }: CompareOptions,
): Promise<ApiDiff> {
  const file = join(out, api, OPENAPI_FILE);
  if (!existsSync(file) && existsSync(join(specs, api))) {
    throw new CommandError(`${file} is missing; create it with \`${nextCommand("generate")}\``);
  }
  const pastFile = `${api}/${OPENAPI_FILE}`;
  const before = past.out.files.includes(pastFile)
    ? parse(await past.out.read(pastFile), `${file} at ${base}`)
    : ABSENT;
  const after = existsSync(file) ? parse(readText(file), file) : ABSENT;
  const changes = await compare({ before, after }, file);
  const pages =
    changes.length === 0
      ? NO_PAGES
      : {
          before: await findPastLine(api, { specs, past, document: before.document }),
          after: await findLine(api, { specs, out, document: after.document }),
        };
  const lineOf = after === ABSENT ? undefined : after.lineOf;
  return {
    api,
    file,
    state: stateOf({ before, after }),
    changes: reportChanges(api, changes, { lineOf, pages }),
  };
}

const NO_PAGES = { before: undefined, after: undefined };

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

async function compare({ before, after }: Pair<GeneratedFile>, file: string): Promise<ApiChange[]> {
  try {
    return await diffTypes(before.document, after.document);
  } catch (error) {
    // The stack is too small for the nesting.
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`cannot compare ${file}: it is nested too deeply`);
  }
}
