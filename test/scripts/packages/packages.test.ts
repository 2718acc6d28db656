import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  MANAGERS,
  NODE_VERSIONS,
  TYPESCRIPT_VERSIONS,
} from "../../../scripts/packages/managers.ts";
import { findReleaseProblems } from "../../../scripts/packages/release-problems.ts";
import { checkOutput } from "../../../scripts/packages/scenario.ts";
import { lostSources } from "../../../scripts/packages/source-maps.ts";
import { temporaryFolder } from "../../support/commands.ts";

test("every tool is pinned to an exact version", () => {
  const versions = Object.values(MANAGERS).flatMap(({ packages }) => Object.values(packages));
  expect(versions.length).toBeGreaterThan(2);
  const others = [NODE_VERSIONS, TYPESCRIPT_VERSIONS].flatMap((tools) => Object.values(tools));
  for (const version of [...versions, ...others]) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

describe("a source map", () => {
  const files = ["dist/a.js", "dist/a.js.map", "src/a.ts"];

  test("may lead to a file of the package, or contain its source", () => {
    expect(lostSources("dist/a.js.map", { sources: ["../src/a.ts"] }, files)).toEqual([]);
    const inline = { sources: ["../a.ts"], sourcesContent: ["export {};"] };
    expect(lostSources("dist/a.js.map", inline, files)).toEqual([]);
  });

  test("that leads to another file is reported", () => {
    const map = { sources: ["../src/a.ts", "../config/b.ts"], sourcesContent: [null, null] };
    expect(lostSources("dist/a.js.map", map, files)).toEqual(["config/b.ts"]);
  });
});

describe("the output of an installed package", () => {
  test("is accepted if it has the operation of the page", () => {
    expect(() => checkOutput("listNotes\nnpx openapi-pages generate")).not.toThrow();
  });

  test.each([
    ["listNotes\nRun `npm run generate`.", "Only the repository has what this line names: Run"],
    ["listNotes\n  --peers  compare", "Only the repository has what this line names:   --peers"],
    ["nothing", "lack an operation"],
  ])("%j is refused", (text, message) => {
    expect(() => checkOutput(text)).toThrow(message);
  });
});

describe("a release", () => {
  const PUBLISHABLE = {
    version: "1.2.0",
    repository: { type: "git", url: "git+https://git.example.com/example/pages.git" },
    homepage: "https://git.example.com/example/pages",
    bugs: "https://git.example.com/example/pages/issues",
  };

  function findIn(files: Record<string, string>): string[] {
    const folder = temporaryFolder();
    const usual = {
      "package.json": JSON.stringify(PUBLISHABLE),
      "CHANGELOG.md": "# Changelog\n\n## [1.2.0]\n",
      "scripts/package.json": JSON.stringify(PUBLISHABLE),
      "scripts/CHANGELOG.md": "# openapi-pages\n\n## 1.2.0\n",
      ".changeset/README.md": "# Changesets\n",
    };
    for (const [name, text] of Object.entries({ ...usual, ...files })) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return findReleaseProblems(folder);
  }

  test("is possible if the manifests name the repository, and the changelogs the version", () => {
    expect(findIn({})).toEqual([]);
  });

  test.each(["repository", "homepage", "bugs"])("is refused without `%s`", (field) => {
    const manifest = JSON.stringify({ ...PUBLISHABLE, [field]: undefined });
    expect(findIn({ "scripts/package.json": manifest })).toEqual([
      `scripts/package.json has no "${field}". Add the URL of your repository: see docs/releases.md.`,
    ]);
  });

  test("is refused if a changelog does not have the version", () => {
    expect(findIn({ "CHANGELOG.md": "# Changelog\n\n## 1.1.0\n" })).toEqual([
      'CHANGELOG.md has no heading "## 1.2.0". Add it.',
    ]);
  });

  test("is refused while a changelog has changes without a version", () => {
    const changelog = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0]\n";
    expect(findIn({ "CHANGELOG.md": changelog })).toEqual([
      'CHANGELOG.md has changes under "Unreleased". Rename the heading to their version.',
    ]);
  });

  test("is refused while a change has no version", () => {
    expect(findIn({ ".changeset/brave-pages-wait.md": "---\n---\n" })).toEqual([
      ".changeset/brave-pages-wait.md has no version yet. Run `npx changeset version`.",
    ]);
  });
});
