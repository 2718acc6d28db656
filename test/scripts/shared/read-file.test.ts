import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { MAX_INPUT_BYTES, readRegularFile } from "../../../scripts/shared/read-file.ts";
import { temporaryFolder } from "../../support/commands.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

/** Creates a file, and returns its path. */
function given(name: string, content = "content"): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function linkTo(target: string, name = "link"): string {
  symlinkSync(target, join(folder, name));
  return join(folder, name);
}

function pipe(): string {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  return path;
}

describe("reading a file", () => {
  it.each([0, 1, 4095, 4096, 4097, 300_000])("returns all of its %i bytes", (size) => {
    const content = "ab".repeat(size / 2 + 1).slice(0, size);
    expect(readRegularFile(given("file", content)).toString()).toBe(content);
  });

  it.each([
    ["a pipe", pipe],
    ["a link to a pipe", () => linkTo(pipe())],
    ["a device", () => "/dev/zero"],
    ["a link to a device", () => linkTo("/dev/zero")],
    ["a directory", () => folder],
  ])("refuses %s at once", (_, create) => {
    const path = create();
    expect(() => readRegularFile(path)).toThrow("it is not a regular file");
  });

  it("refuses a file that is too large before it reads it", () => {
    const path = given("sparse");
    // More than the memory of a machine.
    truncateSync(path, 2 ** 40);
    expect(() => readRegularFile(path, { maxBytes: MAX_INPUT_BYTES })).toThrow(
      "it is larger than 32 MiB",
    );
  });

  it.runIf(process.platform === "linux")("reads a file of the system whose size is unknown", () => {
    expect(readRegularFile("/proc/self/status").toString()).toContain("Name:");
    expect(() => readRegularFile("/proc/self/status", { maxBytes: 10 })).toThrow("it is larger");
  });

  it("follows a link only inside the directory", () => {
    const within = join(folder, "specs");
    given("specs/a/page.md", "page");
    given("secret.txt", "secret");
    const inside = linkTo(join(within, "a", "page.md"), "specs/inside.md");
    const outside = linkTo(join("..", "secret.txt"), "specs/outside.md");
    linkTo(folder, "specs/up");
    expect(readRegularFile(inside, { within }).toString()).toBe("page");
    for (const path of [outside, join(within, "up", "secret.txt")]) {
      expect(() => readRegularFile(path, { within })).toThrow("it is a link to a file outside");
    }
  });

  it("accepts a directory that is a link itself", () => {
    given("real/page.md", "page");
    const within = linkTo(join(folder, "real"));
    expect(readRegularFile(join(within, "page.md"), { within }).toString()).toBe("page");
  });
});
