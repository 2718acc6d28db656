import { commandLine } from "./command-line.ts";
import { assertSpecs, listApis, listDirectories } from "./directories.ts";
import { printMessage } from "./output.ts";
import { readLocks } from "./read-locks.ts";

interface Directories {
  specs: string;
  /** Absent for a command that does not read the generated files. */
  out?: string;
}

/**
 * The wanted APIs of a project. A new project has none until its first page is added. That is not an error, so that the
 * workflow that `init` writes succeeds. Generated files whose pages are gone are an error.
 */
export function listProjectApis({ specs, out }: Directories, wanted: string[]): string[] {
  assertSpecs(specs);
  const locks = out === undefined ? {} : readLocks(out);
  const isNew = listDirectories(specs).length === 0 && Object.keys(locks).length === 0;
  if (!isNew || wanted.length > 0) return listApis(specs, wanted);
  const add = commandLine("add", "<file or URL> --api <name>");
  printMessage(`${specs} contains no API yet. Add its pages: ${add}\n`);
  return [];
}
