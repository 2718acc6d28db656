import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { diffDocuments } from "./diff-documents.ts";
import { type GeneratedFile, readGeneratedFile } from "./generated-file.ts";
import type { PastFolder } from "./git.ts";
import { FILE } from "./list-apis.ts";
import type { ApiDiff } from "./report.ts";

const nothing: GeneratedFile = { document: {}, lineOf: () => 1 };

interface Target {
  api: string;
  specs: string;
  out: string;
  past: PastFolder;
  base: string;
}

/** An API that is new or gone is compared with a document that says nothing. */
export async function compareApi({ api, specs, out, past, base }: Target): Promise<ApiDiff> {
  const file = join(out, api, FILE);
  const isPast = past.files.includes(`${api}/${FILE}`);
  if (!existsSync(file) && existsSync(join(specs, api))) {
    throw new CommandError(`${file} is missing; write it with \`npm run generate\``);
  }
  const before = isPast ? parse(await past.read(`${api}/${FILE}`), `${file} at ${base}`) : nothing;
  const after = existsSync(file) ? parse(await readNow(file), file) : nothing;
  const state = before === nothing ? "new" : after === nothing ? "removed" : "compared";
  const changes = compare(before, after, file);
  return { api, file, state, changes };
}

async function readNow(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`); // a file system error
  }
}

function parse(text: string, name: string): GeneratedFile {
  try {
    return readGeneratedFile(text);
  } catch (error) {
    throw new CommandError(`${name} cannot be read: ${(error as Error).message}`); // it throws no other
  }
}

function compare(before: GeneratedFile, after: GeneratedFile, file: string): ApiDiff["changes"] {
  try {
    return diffDocuments(before.document, after.document).map((change) => ({
      ...change,
      ...(after !== nothing && { line: after.lineOf(change.pointer) }),
    }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`${file} is nested too deeply to compare`);
  }
}
