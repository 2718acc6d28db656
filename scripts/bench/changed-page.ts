import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { writeLargeApi } from "./corpus-copies.ts";
import { alternate, cpuRow, generate, generateChanged, lint } from "./measured-runs.ts";
import type { BenchRow } from "./row.ts";

const PAGES_OF_ONE_API = 164;

/** Compares a run after a change of one page, on which all steps of the types can be left out, or none. */
export function changedPageRows(directory: string, root: string): BenchRow[] {
  const [specs, out] = [join(root, "one-api"), join(root, "one-api-generated")];
  const [page = ""] = writeLargeApi(directory, specs, PAGES_OF_ONE_API);
  generate(specs, out);
  const run = (change: () => void) => () => {
    change();
    return generateChanged(specs, out);
  };
  const [prose, operation, floor] = alternate(
    run(() => appendFileSync(page, "\nOne more line.\n")),
    run(() => renamePath(page)),
    () => lint(out),
  );
  const name = `of one page of ${PAGES_OF_ONE_API} / redocly lint of its API`;
  return [
    cpuRow(`generate, changed prose ${name}`, 3.6, prose, floor),
    cpuRow(`generate, changed operation ${name}`, 4.5, operation, floor),
  ];
}

/** Changes the path of the first operation, and with it the document. */
function renamePath(page: string): void {
  const text = readFileSync(page, "utf8");
  const changed = text.replace(/^( {2}\/[\w/{}.-]+):$/m, "$1/again:");
  if (changed === text) throw new CommandError(`${page} has no path that can be changed.`);
  writeFileSync(page, changed);
}
