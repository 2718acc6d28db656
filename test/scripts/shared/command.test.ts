import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CommandError, runCommand, type Arguments } from "../../../scripts/shared/command.ts";
import { usage, type CommandDescription } from "../../../scripts/shared/usage.ts";

const command: CommandDescription = {
  name: "sample",
  summary: "Does it.",
  options: {
    format: { type: "string", choices: ["text", "json"], default: "text", help: "form" },
    api: { type: "string", value: "NAME", multiple: true, help: "only this one" },
    check: { type: "boolean", help: "write nothing" },
    out: { type: "string", value: "DIR", default: "dist", help: "output directory" },
    "fail-on": { type: "string", choices: ["breaking"], help: "exit with 1" },
  },
};

let written: { stdout: string; stderr: string };

beforeEach(() => {
  written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs the command with words of a command line. Returns the arguments of `main` and the exit code. */
async function run(
  words: string[],
  main: (values: Arguments) => number = () => 0,
  description = command,
) {
  const got: Arguments[] = [];
  vi.spyOn(process, "argv", "get").mockReturnValue(["node", "sample.ts", ...words]);
  await runCommand(description, async (values) => {
    got.push(values);
    return Promise.resolve(main(values));
  });
  return { values: got[0], code: process.exitCode };
}

describe("a command", () => {
  it("keeps its own default of an option that other commands have for a directory of the project", async () => {
    expect((await run([])).values?.text("out")).toBe("dist");
  });

  it("reads its options, with their defaults", async () => {
    const { values, code } = await run(["--api", "a", "--api", "b", "--check"]);
    expect([values?.text("format"), values?.list("api"), values?.flag("check"), code]).toEqual([
      "text",
      ["a", "b"],
      true,
      0,
    ]);
    const { values: defaults } = await run([]);
    expect([defaults?.optional("api"), defaults?.list("api"), defaults?.flag("check")]).toEqual([
      undefined,
      [],
      false,
    ]);
  });

  it.each([
    ["an empty value", ["--api", ""]],
    ["a word that is not a choice", ["--format", "xml"]],
    ["an unknown option", ["--unknown"]],
    ["a positional argument", ["word"]],
  ])("names its help and ends with 2 for %s", async (_, words) => {
    const { values, code } = await run(words);
    expect([values, code, written.stdout]).toEqual([undefined, 2, ""]);
    expect(written.stderr).toMatch(
      /^sample: .+\nRun `npm run sample -- --help` to see the options\.\n$/,
    );
  });

  it.each([
    ["--ap", "Unknown option --ap. Did you mean --api?"],
    ["--fromat=json", "Unknown option --fromat. Did you mean --format?"],
    ["--chekc", "Unknown option --chekc. Did you mean --check?"],
    ["--hlep", "Unknown option --hlep. Did you mean --help?"],
    ["--fail_on", "Unknown option --fail_on. Did you mean --fail-on?"],
    ["--unrelated", "Unknown option --unrelated."],
    ["-x", "Unknown option -x."],
    ["--check=yes", "--check takes no value"],
    ["--help=yes", "--help takes no value"],
    ["--out", "--out needs a value"],
    ["word", 'Unexpected argument "word". To choose an API, write --api word.'],
  ])("explains the mistake in %s", async (word, message) => {
    await run([word]);
    expect(written.stderr.split("\n")[0]).toBe(`sample: ${message}`);
  });

  it.each([
    [["--format", "xml"], 'sample: --format must be one of text, json; got "xml"'],
    [["--fail-on", "all"], 'sample: --fail-on must be breaking; got "all"'],
  ])("names the values that an option accepts", async (words, message) => {
    await run(words);
    expect(written.stderr.split("\n")[0]).toBe(message);
  });

  it("names the dashes that another package manager than npm passes on", async () => {
    const message = "sample: --check comes after `--`, which ends the options. Leave `--` out.";
    await run(["--", "--check"]);
    expect(written.stderr.split("\n")[0]).toBe(message);
    written.stderr = "";
    await run(["--", "a.md", "--check"], () => 0, { ...command, positionals: "<file>…" });
    expect(written.stderr.split("\n")[0]).toBe(message);
  });

  it("passes a single dash on as an argument", async () => {
    const { values } = await run(["-"], () => 0, { ...command, positionals: "<file>…" });
    expect(values?.positionals).toEqual(["-"]);
    await run(["-"]);
    expect(written.stderr.split("\n")[0]).toMatch(/^sample: Unexpected argument "-"\./);
  });

  it.each(["--help", "-h"])("shows its help for %s without running", async (word) => {
    const { values } = await run([word]);
    expect([values, written]).toEqual([undefined, { stdout: await usage(command), stderr: "" }]);
  });

  it("ends with the code that it returns", async () => {
    expect((await run([], () => 1)).code).toBe(1);
  });

  it.each([
    new CommandError("It failed."),
    Object.assign(new Error("EACCES: permission denied"), { syscall: "open" }),
  ])("ends with 1 and without a stack for %s", async (error) => {
    const { code } = await run([], () => {
      throw error;
    });
    expect([code, written.stderr]).toEqual([1, `sample: ${error.message}\n`]);
  });

  it("reports a mistake of its own with its stack, without the control characters of a page", async () => {
    const { code } = await run([], () => {
      throw new TypeError("\u001b[2J\n::error::x is undefined");
    });
    expect(code).toBe(1);
    expect(written.stderr).toMatch(
      /^sample: TypeError: \\u001b\[2J\n: :error: :x is undefined\n +at /,
    );
  });
});

it("the usage fits into 80 columns", async () => {
  const help = "one word after another, ".repeat(10);
  const choices = ["a-long-choice", "another-long-choice"];
  const long: CommandDescription = {
    name: "sample",
    summary: help,
    options: { format: { type: "string", choices, help } },
    exitCodes: { 0: help },
  };
  const lines = (await usage(long)).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines).toContain("  --format a-long-choice|another-long-choice");
});

it("the usage lists each option with its value or choices, and its default", async () => {
  const text = await usage(command);
  expect(text).toMatch(/--format text\|json +form .*\btext\b/);
  expect(text).toMatch(/--api NAME +only this one$/m);
  expect(text).toMatch(/--help/);
});

// `npm run build` would empty `generated` if its output directory were an option of this name with a default.
it("gives an option named specs or out no other default than the directory of the project", () => {
  const files = readdirSync("scripts").filter((name) => name.endsWith(".ts"));
  const ownOption = /^\s*(options: \{ )?(specs|out): \{[^}]*\bdefault:/m;
  const wrong = files.filter((file) => ownOption.test(readFileSync(`scripts/${file}`, "utf8")));
  expect(wrong).toEqual([]);
  expect('    options: { out: { type: "string", default: "dist"').toMatch(ownOption);
});
