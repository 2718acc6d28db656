import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { assertDirectories } from "../../../scripts/shared/check-directories.ts";
import { CommandError, UsageError } from "../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../support/commands.ts";

let folder: string;
let specs: string;

beforeEach(() => {
  folder = temporaryFolder();
  specs = join(folder, "specs");
  mkdirSync(join(specs, "api"), { recursive: true });
});

describe("the directories of a command", () => {
  it.each([
    ["the same", "specs"],
    ["a directory in the specifications", "specs/api"],
    ["a directory that does not exist yet", "specs/api/new/deeper"],
    ["another spelling", "specs/../specs/new"],
    ["a directory behind a link", "link/new"],
    ["the directory around the specifications", "."],
  ])("are refused if the output directory is %s", (_, out) => {
    symlinkSync(specs, join(folder, "link"));
    expect(() => assertDirectories(specs, join(folder, out))).toThrow(UsageError);
  });

  it.each(["generated", "specs-generated", "other/generated"])("may be separate: %s", (out) => {
    expect(() => assertDirectories(specs, join(folder, out))).not.toThrow();
  });

  it("are refused if the output directory is a link or a file", () => {
    mkdirSync(join(folder, "real"));
    symlinkSync(join(folder, "real"), join(folder, "link"));
    symlinkSync(join(folder, "nowhere"), join(folder, "dangling"));
    writeFileSync(join(folder, "file"), "");
    for (const out of ["link", "dangling"]) {
      expect(() => assertDirectories(specs, join(folder, out))).toThrow(CommandError);
    }
    expect(() => assertDirectories(specs, join(folder, "file"))).toThrow(UsageError);
  });
});
