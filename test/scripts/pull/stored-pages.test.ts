import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { listStoredPages } from "../../../scripts/pull/stored-pages.ts";
import { CommandError, UsageError } from "../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../support/commands.ts";

let specs: string;

beforeEach(() => {
  specs = temporaryFolder();
});

function write(path: string, text = "# A\n"): void {
  mkdirSync(join(specs, path, ".."), { recursive: true });
  writeFileSync(join(specs, path), text);
}

/** The pages that can be pulled, and where from. */
const targets = (...wanted: string[]) =>
  listStoredPages(specs, wanted).map(({ file, url }) => [file.slice(specs.length + 1), url]);

describe("the pages to pull", () => {
  it("are the files of each API in order, without links and hidden files", () => {
    for (const file of ["b/pages/a.md", "a/pages/b.md", "a/pages/a.md", "a/pages/.hidden.md"])
      write(file);
    symlinkSync(join(specs, "b", "pages", "a.md"), join(specs, "a", "pages", "link.md"));
    expect(targets().map(([file]) => file)).toEqual([
      join("a", "pages", "a.md"),
      join("a", "pages", "b.md"),
      join("b", "pages", "a.md"),
    ]);
    expect(targets("b").map(([file]) => file)).toEqual([join("b", "pages", "a.md")]);
  });

  it("are not replaced through a link in the place of their directory", () => {
    write("outside/a.md");
    mkdirSync(join(specs, "api"));
    symlinkSync(join(specs, "outside"), join(specs, "api", "pages"));
    expect(() => targets()).toThrow("is a symbolic link, which is not written through");
  });

  it("have the URL of pages.yaml before the one on the page", () => {
    write("a/pages/a.md", "# A\n\nReference: https://docs.example.com/own\n");
    write("a/pages/b.md", "# B\n\nReference: https://docs.example.com/own\n");
    write("a/pages.yaml", "a.md: https://docs.example.com/listed.md\n");
    expect(targets()).toEqual([
      [join("a", "pages", "a.md"), "https://docs.example.com/listed.md"],
      [join("a", "pages", "b.md"), "https://docs.example.com/own.md"],
    ]);
  });

  it("include every page that pages.yaml lists", () => {
    write("a/pages/a.md");
    write("a/pages.yaml", "gone.md: https://docs.example.com/gone.md\n");
    expect(() => targets()).toThrow(CommandError);
  });

  it("belong to APIs that exist", () => {
    write("a/pages/a.md");
    expect(() => targets("b")).toThrow(UsageError);
  });
});
