import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runProgram } from "../shared/run-program.ts";

export interface PackedPackage {
  name: string;
  version: string;
  /** The absolute path of the tarball. */
  tarball: string;
  /** The paths of its files. */
  files: string[];
}

interface Packed {
  packages: PackedPackage[];
  /** Removes the tarballs, unless a directory was given for them. */
  remove: () => void;
}

/** The part of npm's report that is used here. */
interface NpmRow {
  name: string;
  version: string;
  filename: string;
  files: { path: string }[];
}

/** Builds and packs both packages as `npm publish` does. */
export async function packPackages(out?: string): Promise<Packed> {
  const directory =
    out === undefined ? mkdtempSync(join(tmpdir(), "openapi-pages-")) : resolve(out);
  mkdirSync(directory, { recursive: true });
  const pack = ["npm", "pack", "--workspaces", "--json", "--pack-destination", directory];
  const { stdout } = await runProgram(pack, { directory: "." });
  const rows = JSON.parse(stdout) as NpmRow[]; // npm's format
  return {
    packages: rows.map(({ name, version, filename, files }) => ({
      name,
      version,
      tarball: join(directory, filename),
      files: files.map(({ path }) => path),
    })),
    remove: () => {
      if (out === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}
