import { join } from "node:path";
import { hashText } from "../shared/hashes.ts";
import type { LockedApi } from "../shared/lock-file.ts";
import { readTextIfExists } from "../shared/read-file.ts";

/** The files that depend on the document only, and not on the places of its parts on the pages. */
const CODE_FILES = ["types.d.ts", "enums.ts"];

/**
 * The code of an API that the last run has generated from the same document. Most changes of a page move lines or change
 * texts beside the specification, and the types take longer than all other files.
 */
export function readEarlierCode(
  out: string,
  { api, yaml, locked }: { api: string; yaml: string; locked: LockedApi },
): Map<string, string> | undefined {
  const isOfLastRun = (name: string, text: string) =>
    hashText(Buffer.from(text)) === locked.outputs[`${api}/${name}`];
  if (!isOfLastRun("openapi.yaml", yaml)) return undefined;
  const files = new Map<string, string>();
  for (const name of CODE_FILES) {
    const text = readTextIfExists(join(out, api, name));
    if (text === undefined || !isOfLastRun(name, text)) return undefined;
    files.set(name, text.replaceAll("\r\n", "\n"));
  }
  return files;
}
