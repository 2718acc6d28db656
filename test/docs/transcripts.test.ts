import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "../support/commands.ts";
import { codeBlocks, expectBlock, pages } from "../support/documentation.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

// Each command starts processes, which takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const REVIEW_PAGE = "docs/review-a-change.md";
const VENDOR_PAGE = "docs/any-vendor.md";
const SITE_PAGE = "docs/add-a-site.md";
/** The port of the vendor on that page, and the one that it has in the test. */
const USUAL_PORT = "4010";
let vendorPort = USUAL_PORT;
/** Responds in place of the vendors' servers. */
const SERVERS = resolve("test/docs/documented-servers.ts");
/** Shows the output of a command as on a terminal. */
const TERMINAL = resolve("test/docs/fake-terminal.ts");
/** Responds in place of the site of SITE_PAGE. */
const SITE = resolve("test/docs/documented-site.ts");
/** Modules that are loaded before each script. */
let scriptModules: string[] = [];
const PAGE_OF_EXAMPLE = "specs/notes/pages/get-note.md";

/** Work that readers have done before they open a page. */
const preparations: Record<string, (folder: string) => unknown> = {
  [VENDOR_PAGE]: async (folder) => {
    installPackage(folder);
    vendorPort = await startVendor();
  },
  [SITE_PAGE]: () => {
    scriptModules = [SITE];
    onTestFinished(() => void (scriptModules = []));
  },
  [REVIEW_PAGE]: publishThenChange,
  "docs/compare-versions.md": (folder) => {
    publishThenChange(folder);
    runCommand("npm run generate", folder);
    write(folder, "old.md", examplePage());
  },
  "docs/run-in-ci.md": (folder) => {
    write(folder, PAGE_OF_EXAMPLE, examplePage());
    runCommand("npm run generate", folder);
  },
};

const transcripts = pages.filter((page) =>
  codeBlocks(page).some(({ language }) => language === "console"),
);

test("there are transcripts to check", () => {
  expect(transcripts).toContain(REVIEW_PAGE);
});

test.each(transcripts)("the commands of %s print the output shown", async (page) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "specs"));
  await preparations[page]?.(folder);
  for (const block of codeBlocks(page)) {
    if (block.language === "console") {
      const [first = ""] = block.code.split("\n");
      const line = first.replace(/^\$ /, "");
      const modules = block.label === "terminal" ? [TERMINAL] : [];
      expectBlock(block, `${first}\n${runCommand(line, folder, modules)}`);
    } else if (block.label !== "") {
      // A file that the page tells the reader to write.
      write(folder, block.label, block.code);
    }
  }
});

test("the files of the page about any vendor compile, and a mistake in them would not", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "specs"));
  installPackage(folder);
  const blocks = codeBlocks(VENDOR_PAGE);
  const files = blocks.filter(({ label }) => label.endsWith(".ts"));
  expect(files).toHaveLength(2);
  const vendorPage = blocks.find(({ language }) => language === "md")?.code ?? "";
  write(folder, "specs/example/pages/get-job.md", vendorPage);
  runCommand("npm run generate", folder);
  for (const { label, code } of files) write(folder, label, code);
  expect(findTypeErrors(folder)).toBe("");
  write(folder, "example.ts", files[0]!.code.replace("job.phase", "job.status"));
  expect(findTypeErrors(folder)).toContain("Property 'status' does not exist");
});

function findTypeErrors(folder: string): string {
  const options =
    "--noEmit --strict --target es2022 --module nodenext --allowImportingTsExtensions";
  const tsc = resolve("node_modules/typescript/bin/tsc");
  const args = [tsc, ...options.split(" "), "--skipLibCheck", "main.ts"];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text.replaceAll(`:${USUAL_PORT}`, `:${vendorPort}`));
}

/** Makes \`video-tasks/core\` known to the folder, as if it was installed. */
function installPackage(folder: string): void {
  const exports = { "./core": "./src/core.ts" };
  const manifest = { name: "video-tasks", type: "module", exports };
  write(folder, "node_modules/video-tasks/package.json", JSON.stringify(manifest));
  symlinkSync(resolve("src"), join(folder, "node_modules/video-tasks/src"));
  write(folder, "package.json", '{ "type": "module" }');
}

/** Starts the vendor of VENDOR_PAGE on a free port, until the end of the test. */
async function startVendor(): Promise<string> {
  const args = nodeArguments("test/docs/example-vendor.ts");
  const vendor = spawn(process.execPath, args, { env: { ...process.env, PORT: "0" } });
  onTestFinished(() => {
    vendor.kill();
    vendorPort = USUAL_PORT;
  });
  const [port] = (await once(vendor.stdout, "data")) as [Buffer];
  return String(port).trim();
}

/** The page that "Add an API" begins with. */
function examplePage(): string {
  const block = codeBlocks("docs/add-an-api.md").find(({ label }) => label === "get-note.md");
  if (!block) throw new Error("docs/add-an-api.md has no block for get-note.md.");
  return block.code;
}

/** A repository with one committed API, whose page has changed since. */
function publishThenChange(folder: string): void {
  const page = examplePage();
  write(folder, PAGE_OF_EXAMPLE, page);
  runCommand("npm run generate", folder);
  runCommand("git init --quiet", folder);
  runCommand("git add --all", folder);
  const identity = "-c user.name=test -c user.email=test@example.com";
  runCommand(`git ${identity} commit --quiet --message first`, folder);
  const changed = page
    .replace(/^( *)- value: published$/m, "$&\n$1- value: archived")
    .replace(
      "          type: string\n```",
      "          type: string\n        pinned:\n          type: boolean\n```",
    );
  expect(changed.length).toBeGreaterThan(page.length + 50);
  write(folder, PAGE_OF_EXAMPLE, changed);
}

/** Runs one line as a shell would; `npm run` starts the script of this repository, and `npx` its command. */
function runCommand(line: string, folder: string, modules: string[] = []): string {
  const parts = line.replace(`:${USUAL_PORT}`, `:${vendorPort}`).match(/"[^"]*"|[^\s"]+/g) ?? [];
  const [program = "", ...words] = parts.map((part) => part.replaceAll('"', ""));
  const [file, args] = program === "npm" ? scriptOf(words, modules) : programOf(program, words);
  // The variables of a git hook would lead git to another repository.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const { stdout, stderr, status, error } = spawnSync(file, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...Object.fromEntries(env), LIVEPEER_API_KEY: "lp_example" },
  });
  if (error || status === 2 || status === null)
    throw new Error(`${line}: ${stderr}`, { cause: error });
  return withoutChance(stdout);
}

function programOf(program: string, words: string[]): [file: string, args: string[]] {
  if (program !== "npx") return [program, words];
  const [name, ...args] = words;
  if (name === "tsx") return [process.execPath, ["--import", import.meta.resolve("tsx"), ...args]];
  return [process.execPath, [...nodeArguments(resolve("src/cli.ts"), [SERVERS]), ...args]];
}

function scriptOf(words: string[], modules: string[]): [file: string, args: string[]] {
  const [name = "", ...args] = words.filter((word) => !["run", "--silent", "--"].includes(word));
  const script = nodeArguments(`scripts/${name}.ts`, [...scriptModules, ...modules]);
  return [process.execPath, [...script, ...args]];
}

/** Commit hashes and trailing spaces differ between runs or cannot be seen. */
function withoutChance(output: string): string {
  return (
    output
      .replace(/\([0-9a-f]{7,40}\)/g, "(2fec1cb)")
      .replaceAll(`:${vendorPort}`, `:${USUAL_PORT}`)
      .replace(/ +$/gm, "")
      .trimEnd() + "\n"
  );
}
