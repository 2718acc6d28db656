import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { addPages } from "../../../scripts/add/add-pages.ts";
import { writeAll } from "../../../scripts/add/write-all.ts";
import { CommandError } from "../../../scripts/shared/command.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

const operation = { responses: { 204: { description: "Nothing." } }, security: [] };
const page = (path: string) => pageOf(documentOf({}, { [path]: { get: operation } }));

let folder: string;
let specs: string;

beforeEach(() => {
  folder = temporaryFolder();
  specs = join(folder, "specs");
  mkdirSync(join(specs, "api", "pages"), { recursive: true });
});

afterEach(() => void vi.unstubAllGlobals());

/** Writes a file outside the specifications, and gives its path. */
function given(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const siteOptions = { match: [], ignore: [], rate: 10, cache: "", progress: () => undefined };
const add = (...sources: string[]) =>
  addPages({ api: "api", specs, sources, allowHttp: false, ...siteOptions });

describe("adding pages", () => {
  it("writes each page byte for byte, and names what it wrote", async () => {
    const text = `\uFEFF${page("/a")}`;
    const { files } = await add(given("a.md", text));
    expect(readFileSync(join(specs, "api", "pages", "a.md"), "utf8")).toBe(text);
    expect(files).toContain(join(specs, "api", "pages", "a.md"));
  });

  it("never overwrites a page that exists", async () => {
    const known = join(specs, "api", "pages", "a.md");
    writeFileSync(known, page("/known"));
    const before = filesOf(specs);
    const file = given("a.md", page("/new"));
    await expect(add(file)).rejects.toThrow(
      `${known} already exists. To replace it, copy ${file} over it and run \`npm run generate\`.`,
    );
    expect(filesOf(specs)).toEqual(before);
  });

  it("shows at most twenty of the errors of a page", async () => {
    const names = Array.from({ length: 30 }, (_, number) => `Part${number}`);
    const parts = names.map((name) => [name, { $ref: `./${name}.yaml` }]);
    const file = given("a.md", pageOf(documentOf(Object.fromEntries(parts))));
    const { message } = (await add(file).catch((error: unknown) => error)) as CommandError; // it throws
    expect(message).toMatch(/^The pages have errors\. Nothing was added\.\n/);
    expect(message).toContain("\n  … 10 more\n");
    expect(message.split("\n")).toHaveLength(22);
  });

  it("refuses two pages of one name, and writes neither", async () => {
    const sources = [given("one/a.md", page("/a")), given("two/a.md", page("/b"))];
    await expect(add(...sources)).rejects.toThrow(CommandError);
    expect(filesOf(specs)).toEqual({});
  });

  it("refuses an empty page", async () => {
    await expect(add(given("a.md", " \n"))).rejects.toThrow(CommandError);
  });

  it("refuses a page that has an error, or that contradicts a known page", async () => {
    const responding = (type: string) => {
      const content = { "application/json": { schema: { type } } };
      const responses = { 200: { description: "Done.", content } };
      return pageOf(documentOf({}, { "/things": { get: { responses } } }));
    };
    writeFileSync(join(specs, "api", "pages", "known.md"), responding("string"));
    const before = filesOf(specs);
    await expect(add(given("a.md", responding("integer")))).rejects.toThrow(CommandError);
    await expect(add(given("b.md", "## OpenAPI\n\n```yaml\nopenapi: 3.1.0\n"))).rejects.toThrow(
      CommandError,
    );
    expect(filesOf(specs)).toEqual(before);
  });

  it("reads the new pages together with the known ones", async () => {
    writeFileSync(join(specs, "api", "pages", "known.md"), page("/known"));
    const { document } = await add(given("a.md", page("/new")));
    expect(Object.keys(document["paths"] as object)).toEqual(["/known", "/new"]); // a built document has paths
  });

  it("drafts an overlay only for an API without one", async () => {
    const overlay = join(specs, "api", "overlay.yaml");
    await add(given("a.md", page("/a")));
    expect(readFileSync(overlay, "utf8")).toMatch(/^#/);
    writeFileSync(overlay, "# mine\n");
    const { files } = await add(given("b.md", page("/b")));
    expect(readFileSync(overlay, "utf8")).toBe("# mine\n");
    expect(files).not.toContain(overlay);
  });

  it("adds the URL of a page to the list, and keeps the entries that are there", async () => {
    const url = "https://docs.example.com/a.md";
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(page("/a"))));
    const list = join(specs, "api", "pages.yaml");
    await add(url);
    expect(parse(readFileSync(list, "utf8"))).toEqual({ "a.md": url });
    writeFileSync(list, "known.md: https://docs.example.com/known.md\n");
    rmSync(join(specs, "api", "pages", "a.md"));
    await add(url);
    expect(parse(readFileSync(list, "utf8"))).toEqual({
      "known.md": "https://docs.example.com/known.md",
      "a.md": url,
    });
  });

  it("takes back what it wrote when a later file cannot be written", () => {
    const file = join(folder, "a.md");
    const files = new Map([
      [file, "a"],
      [join(file, "below"), "b"],
    ]);
    expect(() => writeAll(files)).toThrow(CommandError);
    expect(existsSync(file)).toBe(false);
  });

  it.each(["api/overlay.yaml", "api/pages", "api"])(
    "does not write through a link: %s",
    async (link) => {
      const outside = join(folder, "outside");
      mkdirSync(outside);
      rmSync(join(specs, link), { recursive: true, force: true });
      symlinkSync(join(outside, link === "api/overlay.yaml" ? "new.yaml" : ""), join(specs, link));
      await expect(add(given("a.md", page("/a")))).rejects.toThrow("is a symbolic link");
      expect(filesOf(outside)).toEqual({});
    },
  );

  it.each([
    ["A.MD", "which are one file on a disk that ignores case"],
    ["nul.md", "Windows reserves the name"],
    [`${"a".repeat(230)}.md`, "the name is longer than 200 bytes"],
  ])("refuses the name %s before it writes anything", async (name, reason) => {
    writeFileSync(join(specs, "api", "pages", "a.md"), page("/known"));
    const before = filesOf(specs);
    await expect(add(given(name, page("/a")))).rejects.toThrow(reason);
    expect(filesOf(specs)).toEqual(before);
  });
});
