import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { codeBlocks, pages, proseOf } from "../support/documentation.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

// A `--help` starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

interface ShellCommand {
  page: string;
  line: string;
}

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
};

/** The commands of the shell blocks and transcripts, and the `npm run …` spans of the prose. */
const commands: ShellCommand[] = pages.flatMap((page) => {
  const spans = [...proseOf(page).matchAll(/`(npm run [^`]+)`/g)].map(([, span = ""]) => span);
  return [...codeBlocks(page).flatMap(linesOf), ...spans]
    .flatMap((line) => line.split(/ && | \|\|? /))
    .map((line) => ({ page, line: line.trim() }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"));
});

function linesOf({ language, code }: { language: string; code: string }): string[] {
  // A script is not a command line. `pre-commit.test.ts` runs the one of the git hook.
  const isScript = code.startsWith("#!");
  if (language === "sh") return isScript ? [] : code.split("\n");
  const [first = ""] = code.split("\n");
  return language === "console" ? [first.replace(/^\$ /, "")] : [];
}

/** The command of the package, or a script of the repository. */
const fileOf = (name: string) => (name === "video-tasks" ? "src/cli.ts" : `scripts/${name}.ts`);

const helps = new Map<string, string>();

function helpOf(name: string): string {
  const known = helps.get(name);
  if (known !== undefined) return known;
  const args = [...nodeArguments(fileOf(name)), "--help"];
  const help = execFileSync(process.execPath, args, { encoding: "utf8" });
  helps.set(name, help);
  return help;
}

/** The options of a command line that its command does not have, or values that an option refuses. */
function unknownOptions(line: string, help: string): string[] {
  return [...line.matchAll(/ --([a-z-]+)(?: ([\w./:-]+))?/g)]
    .filter(([, name, value]) => {
      const row = new RegExp(`^  --${name}(?: (\\S+))?(?:  |$)`, "m").exec(help);
      const choices = row?.[1]?.split("|") ?? [];
      return !row || (choices.length > 1 && !choices.includes(value ?? ""));
    })
    .map(([, name = "", value = ""]) => `--${name} ${value}`.trim());
}

const OTHER_COMMANDS =
  /^(npm (ci|test|install video-tasks)$|git |tail |cat ids\.txt$|export [A-Z_]+=…$|npx tsc --noEmit$|node --cpu-prof .*scripts\/generate\.ts |npx tsx \S+\.ts( \S+)*$)/;
const PACKAGE_COMMAND = /^npx (video-tasks)( [^>]*)?(?:>.*)?$/;

describe("commands in the documentation", () => {
  test("are found", () => {
    expect(commands.length).toBeGreaterThan(30);
  });

  test("are scripts of this package, or known commands", () => {
    const unknown = commands.filter(({ line }) => {
      const script = /^npm run (?:--silent )?(\S+)/.exec(line)?.[1];
      if (script !== undefined) return scripts[script] === undefined;
      if (PACKAGE_COMMAND.test(line)) return false;
      return !OTHER_COMMANDS.test(line) && !/\bnpx vitest run --dir test /.test(line);
    });
    expect(unknown).toEqual([]);
  });

  test("use options that the command has", () => {
    const unknown = commands.flatMap(({ page, line }) => {
      const ofScript = /^npm run (?:--silent )?(\S+) --( .*)$/.exec(line);
      const [, name, options = ""] = ofScript ?? PACKAGE_COMMAND.exec(line) ?? [];
      if (name === undefined) return [];
      return unknownOptions(options, helpOf(name)).map((option) => `${page}: ${line}: ${option}`);
    });
    expect(unknown).toEqual([]);
  });

  test("an unknown option and a refused value are reported", () => {
    const help = helpOf("lint");
    expect(unknownOptions(" --format sarif --api notes --help", help)).toEqual([]);
    expect(unknownOptions(" --format xml --colour", help)).toEqual(["--format xml", "--colour"]);
  });

  test("run tests that exist", () => {
    const filters = commands.flatMap(
      ({ line }) => /vitest run --dir test (\S+)/.exec(line)?.[1] ?? [],
    );
    const tests = readdirSync("test", { recursive: true, encoding: "utf8" });
    expect(filters.length).toBeGreaterThan(0);
    expect(filters.filter((filter) => !tests.some((file) => file.startsWith(filter)))).toEqual([]);
  });
});
