import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { CommandError } from "../shared/command.ts";

const run = promisify(execFile);
const LARGEST_FILE = 64 * 1024 * 1024;

/** A folder as it was at one commit; it need not exist today. */
export interface PastFolder {
  commit: string;
  /** Below the folder, as `a/b.yaml`. */
  files: string[];
  read(file: string): Promise<string>;
}

export async function openPastFolder(folder: string, revision: string): Promise<PastFolder> {
  const present = nearestFolder(resolve(folder));
  const below = relative(present, resolve(folder)).split(sep).filter(Boolean);
  const prefix = ["./", ...below.map((name) => `${name}/`)].join("");
  await git(present, ["rev-parse", "--git-dir"], `${folder} is in no git repository`);
  const commit = await findCommit(present, revision);
  return {
    commit,
    files: await listFiles(present, commit, prefix),
    read: (file) =>
      git(present, ["show", `${commit}:${prefix}${file}`], `cannot read ${file} at ${revision}`),
  };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

async function findCommit(cwd: string, revision: string): Promise<string> {
  const trouble = `there is no revision "${revision}" here (in a shallow clone, fetch it first)`;
  const found = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return (await git(cwd, found, trouble)).trim();
}

async function listFiles(cwd: string, commit: string, prefix: string): Promise<string[]> {
  const names = ["ls-tree", "-r", "-z", "--name-only", commit, prefix];
  const listing = await git(cwd, names, `cannot list ${prefix} at ${commit}`);
  const start = prefix.slice("./".length);
  return listing
    .split("\0")
    .filter((name) => name.startsWith(start) && name !== "")
    .map((name) => name.slice(start.length));
}

async function git(cwd: string, words: string[], trouble: string): Promise<string> {
  // Inside a hook these name the repository of the hook, relative to another folder.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env;
  const env = { ...rest, LC_ALL: "C" };
  try {
    return (await run("git", words, { cwd, env, maxBuffer: LARGEST_FILE })).stdout;
  } catch (error) {
    throw new CommandError(`${trouble}${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown }; // what execFile rejects with
  if (code === "ENOENT") return ": git is not installed";
  const said = String(stderr ?? "")
    .trim()
    .split("\n", 1)[0];
  return said ? `: git says "${said}"` : "";
}
