import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { buildSite } from "../../site/bundle/build-site.ts";

const directory = mkdtempSync(join(tmpdir(), "site-"));
beforeAll(async () => {
  await buildSite(directory, { withoutReference: true });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(directory, path), "utf8");
const pages = () =>
  readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );

/** The targets of all links and scripts of a page that are files of the site. */
function localTargets(html: string): string[] {
  return (
    [...html.matchAll(/ (?:href|src)="([^"#]+)(?:#[^"]*)?"/g)]
      .map(([, target = ""]) => target)
      // The tests in a browser build the reference too, and visit it.
      .filter((target) => !/^([a-z]+:|reference\/)/.test(target))
  );
}

test("every link leads to a file of the site", () => {
  const dead = pages().flatMap((page) =>
    localTargets(read(page))
      .filter((target) => !existsSync(join(directory, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test("every anchor within the documentation exists", () => {
  const dead = pages().flatMap((page) =>
    [...read(page).matchAll(/ href="([^":#]*)#([^"]+)"/g)].flatMap(([, file = "", id = ""]) => {
      const target = file === "" ? page : join(dirname(page), file);
      return read(target).includes(`id="${decodeURIComponent(id)}"`)
        ? []
        : [`${page}: ${file}#${id}`];
    }),
  );
  expect(dead).toEqual([]);
});

test("no page names a file of another host to load", () => {
  const foreign = pages().filter((page) =>
    /(?:src|rel="stylesheet" href)="https?:/.test(read(page)),
  );
  expect(foreign).toEqual([]);
});

test("llms.txt lists each page of the documentation as Markdown, and the files exist", () => {
  const listed = [...read("llms.txt").matchAll(/\]\(([^)]+\.md)\)/g)].map(([, path = ""]) => path);
  expect(listed).toContain("docs/errors.md");
  expect(listed.filter((path) => !existsSync(join(directory, path)))).toEqual([]);
  expect(read("docs/errors.md")).toBe(readFileSync("docs/errors.md", "utf8"));
});

test("the front page shows a repair with the vendor's line number", () => {
  const html = read("index.html");
  expect(html).toContain('<span data-line="78">  - value: processing</span>');
  expect(html).toContain('<span data-line="">  - processing</span>');
  expect(html).toContain("npm install video-tasks");
});

test("the changes can be read without a script, and facts name their source", () => {
  const html = read("changes.html");
  expect(html).toContain('data-api="livepeer"');
  expect(html).toContain("Source: retrieve-video-indexing-task.rendered.txt");
  expect(read("changes-livepeer.html")).not.toContain('data-api="twelvelabs"');
});

/** Gzipped kilobytes. Larger scripts need a reason. */
const BUDGETS = {
  "openapi-worker.js": 65,
  "late-overlay.js": 14,
  "late-swagger.js": 4,
  "late-yaml.js": 31,
  "playground.js": 165,
  "types-worker.js": 1400,
  "lint-worker.js": 300,
  "search-box.js": 2,
  "changes.js": 2,
};

test.each(Object.entries(BUDGETS))("%s has at most %d kB", (file, kilobytes) => {
  const size = gzipSync(readFileSync(join(directory, "assets", file)), { level: 9 }).length;
  expect(size / 1000).toBeLessThanOrEqual(kilobytes);
});

test("a directory with other files is not replaced", async () => {
  const other = join(directory, "other");
  mkdirSync(other);
  writeFileSync(join(other, "notes.txt"), "mine");
  await expect(buildSite(other, { withoutReference: true })).rejects.toThrow("holds other files");
  expect(readdirSync(other)).toEqual(["notes.txt"]);
  rmSync(other, { recursive: true });
});
