import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { CommandError, UsageError } from "../../../scripts/shared/command.ts";
import { listApis } from "../../../scripts/shared/directories.ts";
import { listInputFiles, readInputs } from "../../../scripts/shared/input-files.ts";
import { temporaryFolder } from "../../support/commands.ts";

let specs: string;

beforeEach(() => {
  specs = temporaryFolder();
});

function write(...path: string[]): void {
  const file = join(specs, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, path.join("/"));
}

describe("the APIs", () => {
  it("are the directories, in order, without hidden ones and files", () => {
    for (const api of ["b", "a", ".hidden"]) write(api, "pages", "page.md");
    write("notes.md");
    symlinkSync(join(specs, "nowhere"), join(specs, "dangling"));
    expect(listApis(specs, [])).toEqual(["a", "b"]);
  });

  it("are only those that are asked for, in their own order", () => {
    for (const api of ["a", "b", "c"]) write(api, "pages", "page.md");
    expect(listApis(specs, ["c", "a"])).toEqual(["a", "c"]);
  });

  it("have to exist", () => {
    write("a", "pages", "page.md");
    expect(() => listApis(specs, ["b"])).toThrow(UsageError);
    expect(() => listApis(join(specs, "nowhere"), [])).toThrow(UsageError);
    write("file");
    expect(() => listApis(join(specs, "file"), [])).toThrow(UsageError);
  });

  it("are at least one", () => {
    expect(() => listApis(specs, [])).toThrow(UsageError);
  });
});

describe("the files of an API", () => {
  it("are its pages in order, then those beside them", () => {
    for (const file of ["b.md", "a.md", ".DS_Store"]) write("api", "pages", file);
    for (const file of ["overlay.yaml", "openapi.yaml", "pages.yaml"]) write("api", file);
    expect(listInputFiles(specs, "api")).toEqual([
      join("api", "pages", "a.md"),
      join("api", "pages", "b.md"),
      join("api", "openapi.yaml"),
      join("api", "overlay.yaml"),
    ]);
  });

  it("are read with their paths and their names", () => {
    write("api", "pages", "a.md");
    write("api", "overlay.yaml");
    const { files, bytes: inputs } = readInputs(specs, "api");
    expect(files).toEqual({
      name: "api",
      pages: [
        {
          path: join(specs, "api", "pages", "a.md"),
          name: "specs/api/pages/a.md",
          text: "api/pages/a.md",
        },
      ],
      handwritten: undefined,
      overlay: {
        path: join(specs, "api", "overlay.yaml"),
        name: "specs/api/overlay.yaml",
        text: "api/overlay.yaml",
      },
    });
    expect([...inputs.keys()]).toEqual(listInputFiles(specs, "api"));
  });

  it("that cannot be read end the run with a message", () => {
    mkdirSync(join(specs, "api", "pages", "a.md"), { recursive: true });
    expect(() => readInputs(specs, "api")).toThrow(CommandError);
  });
});
