import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import type { PackedPackage } from "./pack-packages.ts";
import { runProgram } from "../shared/run-program.ts";

interface SourceMap {
  sources: string[];
  sourcesContent?: (string | null)[];
}

/** The source maps of a package that lead to a file that it does not contain, as sentences. */
export async function findLostSources({ tarball, files }: PackedPackage): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), "openapi-pages-maps-"));
  try {
    await runProgram(["tar", "-xzf", tarball, "-C", directory], { directory: "." });
    const maps = files.filter((file) => file.endsWith(".map"));
    return maps.flatMap((map) => {
      const text = readFileSync(join(directory, "package", map), "utf8");
      const lost = lostSources(map, JSON.parse(text) as SourceMap, files); // the format of a compiler
      return lost.map((source) => `${map} leads to ${source}, which is not in the package.`);
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The sources of a map that are neither in the map nor in the package. */
export function lostSources(
  map: string,
  { sources, sourcesContent }: SourceMap,
  files: string[],
): string[] {
  const missing = sources.filter((_, index) => typeof sourcesContent?.[index] !== "string");
  return missing
    .map((source) => posix.join(posix.dirname(map), source))
    .filter((file) => !files.includes(file));
}
