import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { camelCase } from "../scripts/pipeline/openapi/identifiers.ts";
import * as quirkModule from "../scripts/quirks/index.ts";

const read = (path: string) => readFileSync(path, "utf8");

function filesBelow(folder: string, ending = ".ts"): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isBuilt(file))
    .sort();
}

/** Files that a build of the package writes, or that npm installs. */
const isBuilt = (file: string) => /^scripts\/(?:dist|node_modules)\//.test(file);

const quirkIds = readdirSync("scripts/quirks")
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((id) => id !== "index");
const apis = readdirSync("specs");

describe("quirks", () => {
  test("index.ts exports exactly the files of the directory, sorted", () => {
    const lines = quirkIds.sort().map((id) => `export * from "./${id}.ts";\n`);
    expect(read("scripts/quirks/index.ts")).toBe(lines.join(""));
  });

  test.each(quirkIds)("%s exports one quirk with the name of the file", async (id) => {
    const exported = (await import(`../scripts/quirks/${id}.ts`)) as Record<string, unknown>;
    expect(Object.keys(exported)).toEqual([camelCase(id)]);
    expect(exported[camelCase(id)]).toMatchObject({ id });
    expect(Object.keys(quirkModule)).toContain(camelCase(id));
  });

  test.each(quirkIds)("%s has a fixture", (id) => {
    expect(readdirSync("test/fixtures/quirks")).toContain(id);
  });

  test.each(quirkIds)(
    "%s has a comment that describes the page and lists where it was seen",
    (id) => {
      const [, comment] =
        /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const/.exec(read(`scripts/quirks/${id}.ts`)) ?? [];
      expect(comment).toMatch(/^\s*\*\s+\S/);
      expect(comment).toMatch(/^ \* Seen: \S/m);
    },
  );

  test("every fixture belongs to a quirk", () => {
    const unknown = readdirSync("test/fixtures/quirks").filter(
      (folder) => !quirkIds.includes(folder.split("--")[0] ?? ""),
    );
    expect(unknown).toEqual([]);
  });
});

describe("commands", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const commands = Object.entries(scripts).flatMap(([name, line]) => {
    const file = /node --import tsx (scripts\/\S+)/.exec(line)?.[1];
    return file === undefined ? [] : [{ name, file }];
  });

  test.each(commands)("`npm run $name` runs the file with that name", ({ name, file }) => {
    expect(file).toBe(`scripts/${name}.ts`);
    expect(existsSync(file)).toBe(true);
  });

  test.each(commands)(
    "`npm run $name -- --help` prints its usage",
    { timeout: 30_000 },
    ({ name, file }) => {
      const help = execFileSync(process.execPath, ["--import", "tsx", file, "--help"], {
        encoding: "utf8",
      });
      expect(help).toContain(`Usage: npm run ${name} --`);
      expect(help).toContain("--help");
    },
  );

  test("every file in scripts/ is a command", () => {
    const files = readdirSync("scripts").filter((name) => name.endsWith(".ts"));
    // `init` prepares another repository, so this one has no script for it.
    const known = ["init.ts", ...commands.map(({ file }) => file.replace("scripts/", ""))];
    expect(known.sort()).toEqual(files.sort());
  });
});

describe("the manifests", () => {
  const manifestOf = (file: string) => JSON.parse(read(file)) as Record<string, Versions>;
  type Versions = Record<string, string>;
  const own = manifestOf("scripts/package.json");

  test("pin each tool that the pipeline needs exactly", () => {
    expect(Object.values(own["dependencies"] ?? {})).not.toHaveLength(0);
    for (const version of Object.values(own["dependencies"] ?? {}))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("name the same version of a package that both have", () => {
    const root = manifestOf("package.json")["devDependencies"] ?? {};
    const differing = Object.entries(own["dependencies"] ?? {}).filter(
      ([name, version]) => root[name] !== undefined && root[name] !== version,
    );
    expect(differing).toEqual([]);
  });

  test("the client has one dependency", () => {
    expect(Object.keys(manifestOf("package.json")["dependencies"] ?? {})).toEqual([
      "openapi-fetch",
    ]);
  });

  test("each package that the published commands import is a dependency", () => {
    const files = filesBelow("scripts").filter(
      (file) => !/^scripts\/(?:build|fuzz|packages|runtimes|bench\/client|bench\/peers)/.test(file),
    );
    const packages = files
      .flatMap(importsOf)
      .map(({ path }) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? "")
      .filter((name) => !/^(?:node:|scripts$|openapi-pages$|video-tasks$)/.test(name));
    const known = new Set(Object.keys(own["dependencies"] ?? {}));
    expect([...new Set(packages)].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("imports", () => {
  test.each(filesBelow("src"))(
    "%s imports only src/, openapi-fetch, generated types and enums, or modules of Node if it is for Node",
    (file) => {
      const isForNode = /^src\/(node\.ts|cli\.ts|cli\/.*)$/.test(file);
      const imports = importsOf(file).filter(({ path }) => !isForNode || !path.startsWith("node:"));
      for (const { path } of imports) expect(path).toMatch(/^(src\/|generated\/|openapi-fetch$)/);
      const generated = imports.filter(({ path }) => /^generated\/.*(?<!\/enums\.ts)$/.test(path));
      expect(generated.filter((imported) => !imported.isTypeOnly)).toEqual([]);
    },
  );

  test.each(filesBelow("scripts"))("%s imports nothing from src/", (file) => {
    expect(importsOf(file).filter(({ path }) => path.startsWith("src/"))).toEqual([]);
  });

  test.each([...filesBelow("scripts/pipeline"), ...filesBelow("scripts/quirks")])(
    "%s neither reads files nor starts processes",
    (file) => {
      const paths = importsOf(file).map(({ path }) => path);
      const sideEffects = /^(node:(?!module$)|scripts\/(shared\/|[^/]+$))/;
      expect(paths.filter((path) => sideEffects.test(path))).toEqual([]);
    },
  );

  test.each(filesBelow("generated"))("%s imports nothing", (file) => {
    expect(importsOf(file)).toEqual([]);
  });
});

interface Import {
  /** A package, or a path relative to the project. */
  path: string;
  isTypeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = read(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
  const typeOnly = source.statements.filter(isTypeOnly).map(specifierOf);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
    path: fileName.startsWith(".") ? join(dirname(file), fileName) : fileName.replace(/^#/, ""),
    isTypeOnly: typeOnly.includes(fileName),
  }));
}

const TYPE_MODIFIER = ts.SyntaxKind.TypeKeyword;

type Declaration = ts.ImportDeclaration | ts.ExportDeclaration;

function isTypeOnly(node: ts.Statement): node is Declaration {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === TYPE_MODIFIER;
  return ts.isExportDeclaration(node) && node.isTypeOnly;
}

function specifierOf({ moduleSpecifier }: Declaration): string {
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
}

describe("file length", () => {
  const LIMITS = [
    { folder: "scripts/quirks", lines: 60 },
    { folder: "scripts", lines: 120 },
    { folder: "site", lines: 120 },
    { folder: "src", lines: 150 },
  ];
  /** Files that may be longer. The test also fails if an entry is no longer needed. */
  const TOO_LONG = [
    // A table: one entry per kind of node.
    "scripts/pipeline/openapi/grammar.ts",
    // Tables: one entry per rule.
    "scripts/pipeline/report/redocly-rules.ts",
    "scripts/pipeline/report/rules.ts",
    // A list: one line per quirk.
    "scripts/quirks/index.ts",
  ];

  test("no file is longer than the limit of its directory", () => {
    const site = filesBelow("site").filter((file) => !file.endsWith(".test.ts"));
    const tooLong = [...filesBelow("scripts"), ...site, ...filesBelow("src")].filter((file) => {
      const limit = LIMITS.find(({ folder }) => file.startsWith(`${folder}/`))?.lines ?? 0;
      return read(file).trimEnd().split("\n").length > limit;
    });
    expect(tooLong).toEqual(TOO_LONG);
  });
});

describe("specs", () => {
  test.each(filesBelow("specs", "overlay.yaml"))("each action of %s names its source", (file) => {
    const { actions } = parse(read(file)) as { actions: Record<string, unknown>[] };
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(action).toMatchObject({
        description: expect.stringMatching(/\S{3}/),
        "x-source": expect.stringMatching(/\S{3}/),
      });
    }
  });
});

describe("generated", () => {
  test.each(apis)("%s has its files and their lock file", (api) => {
    expect(readdirSync(join("generated", api)).sort()).toEqual(
      [
        "changes.json",
        "changes.md",
        "enums.ts",
        "lock.json",
        "openapi.yaml",
        "sources.json",
        "types.d.ts",
        "types.d.ts.map",
      ].sort(),
    );
  });

  const texts = apis.flatMap((api) => filesBelow(join("generated", api), ""));

  test.each(texts.filter((file) => !/\/lock\.json$|\.map$/.test(file)))(
    "%s has a header with its command, its source and the place to change it",
    (file) => {
      const head = read(file).split("\n").slice(0, 5).join("\n");
      expect(head).toContain("Generated by `npm run generate`");
      expect(head).toContain(`from specs/${file.split("/")[1]}`);
      expect(head).toMatch(/edit specs\/\S+\/overlay\.yaml or a quirk in scripts\/quirks/);
    },
  );
});

describe("committed files", () => {
  const folders = ["scripts", "src", "test", "generated", "docs", ".ci", ".github"];
  const files = [
    ...folders.flatMap((folder) => filesBelow(folder, "")),
    ...apis.flatMap((api) => [`specs/${api}/overlay.yaml`, `specs/${api}/openapi.yaml`]),
    ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"],
    ...["package.json", "scripts/redocly.yaml", "tsconfig.json", ".gitattributes"],
  ].filter((file) => existsSync(file) && file !== "test/repository.test.ts");

  test("contain no absolute path of a development machine", () => {
    const named = files.filter((file) =>
      /(^|[\s"'`(=])\/(work|home|root|Users)\//m.test(read(file)),
    );
    expect(named).toEqual([]);
  });

  test("include a package-lock.json without URLs of a registry", () => {
    // Only the links to the two workspaces are resolved. One is the root, which changesets would overlook otherwise.
    const links = ['"resolved": "scripts",', '"resolved": "",'];
    expect(read("package-lock.json").match(/"resolved": .*/g)).toEqual(links);
  });

  test("include no skipped or focused test", () => {
    const marked = filesBelow("test").filter((file) =>
      /\b(test|it|describe)\.(skip|todo|only)\b/.test(read(file)),
    );
    expect(marked).toEqual([]);
  });
});
