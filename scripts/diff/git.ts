import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The files of a directory at one commit. The directory need not exist today. */
export interface PastDirectory {
  commit: string;
  /** Paths relative to the directory, such as `a/b.yaml`. */
  files: string[];
  read(file: string): Promise<string>;
  /** The files that are different today, with those that only one side has. */
  listChanged(): Promise<string[]>;
}

/** `repair` is the sentence that follows if there is no repository. */
export async function openPastDirectory(
  directory: string,
  revision: string,
  repair: string,
): Promise<PastDirectory> {
  // git needs a working directory that exists.
  const present = nearestDirectory(resolve(directory));
  const below = relative(present, resolve(directory)).split(sep).filter(Boolean);
  const prefix = ["./", ...below.map((name) => `${name}/`)].join("");
  await assertRepository(present, { directory, repair });
  const commit = await findCommit(present, revision);
  return {
    commit,
    files: await listFiles(present, commit, prefix),
    read: (file) =>
      git(present, ["show", `${commit}:${prefix}${file}`], `cannot read ${file} at ${revision}`),
    listChanged: () => listChanged(present, commit, prefix),
  };
}

async function assertRepository(
  cwd: string,
  { directory, repair }: { directory: string; repair: string },
): Promise<void> {
  try {
    await git(cwd, ["rev-parse", "--git-dir"], `${directory} is not in a git repository`);
  } catch (error) {
    throw new CommandError(`${messageOf(error)}. ${repair}`);
  }
}

function nearestDirectory(directory: string): string {
  return existsSync(directory) ? directory : nearestDirectory(dirname(directory));
}

async function findCommit(cwd: string, revision: string): Promise<string> {
  const command = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  try {
    return (await git(cwd, command, "")).trim();
  } catch {
    throw new CommandError(await explainMissing(cwd, revision));
  }
}

/** Says why a revision does not exist, and which step can help. */
async function explainMissing(cwd: string, revision: string): Promise<string> {
  const commits = await git(cwd, ["rev-list", "--all", "--max-count=1"], "cannot list the commits");
  if (commits === "") return "the repository has no commit to compare with; commit the files first";
  const isShallow = await git(
    cwd,
    ["rev-parse", "--is-shallow-repository"],
    "cannot read the clone",
  );
  const step =
    isShallow.trim() === "true"
      ? "the clone is shallow, so fetch the revision first"
      : "check its name, or fetch it first";
  return `the revision "${revision}" does not exist here; ${step}`;
}

async function listFiles(cwd: string, commit: string, prefix: string): Promise<string[]> {
  const command = ["ls-tree", "-r", "-z", "--name-only", commit, prefix];
  return toFiles(await git(cwd, command, `cannot list ${prefix} at ${commit}`), prefix);
}

async function listChanged(cwd: string, commit: string, prefix: string): Promise<string[]> {
  const failure = `cannot compare ${prefix} with ${commit}`;
  const tracked = ["diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", prefix];
  // Ignored files are listed too, because the commands read them like the others.
  const untracked = ["ls-files", "--others", "-z", "--", prefix];
  const listings = [await git(cwd, tracked, failure), await git(cwd, untracked, failure)];
  return listings.flatMap((listing) => toFiles(listing, prefix));
}

/** The paths of a listing relative to the directory. */
function toFiles(listing: string, prefix: string): string[] {
  const start = prefix.slice("./".length);
  return listing
    .split("\0")
    .filter((name) => name.startsWith(start) && name !== "")
    .map((name) => name.slice(start.length));
}

async function git(cwd: string, words: string[], failure: string): Promise<string> {
  // A git hook sets these variables for its own repository. They would lead git away from `cwd`.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env;
  const env = { ...rest, LC_ALL: "C" };
  try {
    return (await run("git", words, { cwd, env, maxBuffer: MAX_OUTPUT_BYTES })).stdout;
  } catch (error) {
    throw new CommandError(messageFor(error, failure));
  }
}

function messageFor(error: unknown, failure: string): string {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown }; // an error of execFile
  if (code === "ENOENT") return "cannot compare with a revision: git is not installed";
  const [message] = String(stderr ?? "")
    .trim()
    .split("\n", 1);
  return message ? `${failure}: git reports "${message}"` : failure;
}
