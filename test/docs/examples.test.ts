import { execFile } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/commands.ts";
import { codeBlocks, expectBlock, pages, type CodeBlock } from "../support/documentation.ts";
import { findCompiled, nodeArguments } from "../support/programs/node-arguments.ts";
import { createTypeProgram, repositoryOptions } from "../support/type-program.ts";

const IMPORT = /"video-tasks(?:\/([a-z-]+))?"/g;
const run = promisify(execFile);

const LANGUAGES = ["ts", "cjs"];

/** A block with a label is a file of a transcript, which has a test of its own. */
const isExample = ({ language, label, code }: CodeBlock) =>
  LANGUAGES.includes(language) && label === "" && code.search(IMPORT) >= 0;
const examples = pages.flatMap(codeBlocks).filter(isExample);

/** The examples of the pipeline's library are compiled only: most of them are parts of other programs. */
const libraryExamples = [...pages, "scripts/README.md"]
  .flatMap(codeBlocks)
  .filter(({ language, code }) => language === "ts" && code.includes('from "openapi-pages"'));

/** The block below an example that shows its output. */
function shownOutput(example: CodeBlock): CodeBlock | undefined {
  const next = codeBlocks(example.page)[example.index + 1];
  return next?.label === "prints" ? next : undefined;
}

describe("library examples", () => {
  test("are found, and compile as users of the package write them", { timeout: 60_000 }, () => {
    expect(libraryExamples.length).toBeGreaterThanOrEqual(8);
    expect(compile(libraryExamples)).toEqual([]);
  });

  test("a mistake in an example is reported at its line", { timeout: 60_000 }, () => {
    const code = 'import { lint } from "openapi-pages";\nawait lint({ name: "notes" });\n';
    const wrong: CodeBlock = { ...libraryExamples[0]!, page: "a.md", line: 10, code };
    expect(compile([wrong])).toEqual([
      expect.stringMatching(/^a\.md:12: [\s\S]*'pages' is missing/),
    ]);
  });
});

describe("client examples", () => {
  test("are found in the README and in docs", () => {
    expect(new Set(examples.map(({ page }) => page)).size).toBeGreaterThanOrEqual(5);
  });

  test("compile as users of the package write them", { timeout: 60_000 }, () => {
    expect(compile(examples.filter(({ language }) => language === "ts"))).toEqual([]);
  });

  test("a mistake in an example is reported at its line", { timeout: 60_000 }, () => {
    const code =
      'import { createTwelveLabs } from "video-tasks/twelvelabs";\ncreateTwelveLabs(1);\n';
    const wrong: CodeBlock = { ...examples[0]!, page: "a.md", line: 10, code };
    expect(compile([wrong])).toEqual([expect.stringMatching(/^a\.md:12: Type '1' /)]);
  });

  test.each(examples)(
    "$page:$line runs and prints the output shown",
    { timeout: 60_000 },
    async (example) => {
      const output = await runExample(example);
      expect(output).toBeTypeOf("string");
      const shown = shownOutput(example);
      if (shown) expectBlock(shown, output);
    },
  );
});

/** Type errors of examples, with the packages mapped to the sources. */
function compile(blocks: CodeBlock[]): string[] {
  const files = new Map(blocks.map((block, index) => [resolve(`example-${index}.mts`), block]));
  const paths = {
    "openapi-pages": ["./scripts/library/index.ts"],
    "video-tasks": ["./src/index.ts"],
    "video-tasks/*": ["./src/*.ts"],
  };
  const texts = new Map([...files].map(([path, { code }]) => [path, code]));
  const program = createTypeProgram(texts, { ...repositoryOptions, paths });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    const block = files.get(file?.fileName ?? "");
    if (!file || !block) return message;
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
    return `${block.page}:${block.line + line + 1}: ${message}`;
  });
}

/** Prepares a folder for the test runner, which finds its package and the example there. */
function testRunnerArgs(folder: string): string[] {
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return [resolve("node_modules/vitest/vitest.mjs"), "run", "--root", folder];
}

/** The module of a public name, such as "livepeer". */
const compiledModule = (name: string): string => findCompiled(`src/${name}.ts`) ?? name;

/** Runs an example in a process of its own, against local stand-ins for the vendors' servers. */
async function runExample({ code, language }: CodeBlock): Promise<string> {
  const folder = temporaryFolder();
  const isSuite = code.includes('from "vitest"');
  const file = join(folder, `example.${isSuite ? "test.mts" : language === "ts" ? "mjs" : "cjs"}`);
  const text = code.replace(IMPORT, (_, name = "index") => JSON.stringify(compiledModule(name)));
  writeFileSync(file, isSuite ? text : (await transform(text, { loader: "ts" })).code);
  writeFileSync(join(folder, "interview.mp4"), "a video");
  const { stdout } = await run(
    process.execPath,
    isSuite ? testRunnerArgs(folder) : nodeArguments(file, ["test/docs/documented-servers.ts"]),
    {
      cwd: folder,
      env: { ...process.env, TWELVE_LABS_API_KEY: "tlk_example", LIVEPEER_API_KEY: "lp_example" },
    },
  );
  return stdout;
}
