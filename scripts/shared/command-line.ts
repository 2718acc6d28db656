import { isCompiled } from "./own-package.ts";

/** How each package manager runs the command of a package. */
const RUNNERS: Record<string, string> = { bun: "bunx", npm: "npx", pnpm: "pnpm", yarn: "yarn" };

/** The options that choose the files of a run, by the command that a message names. The next command needs them too. */
const REPEATED: Record<string, readonly string[]> = {
  add: ["specs", "out", "rate"],
  diff: ["specs", "out", "api", "config"],
  generate: ["specs", "out", "api", "shard"],
  lint: ["specs", "out", "api", "shard", "rule"],
  overlay: ["specs", "out", "api"],
  pull: ["specs"],
};

/** The options of this process that a message may repeat. */
let given: Readonly<Record<string, readonly string[]>> = {};

/** Remembers the options of the command line, by their names. */
export function rememberOptions(options: Readonly<Record<string, readonly string[]>>): void {
  given = options;
}

/** The command line for messages, in the form in which the user starts the commands: `npm run generate -- --check`. */
export function commandLine(name: string, options = ""): string {
  if (isCompiled) return packageLine(name, options);
  return `npm run ${name}${options === "" ? "" : ` -- ${options}`}`;
}

/** The command line of a next step. It repeats the options that choose the files, so that it works on the same files. */
export function nextCommand(name: string, options = ""): string {
  const isNamed = (option: string) => options.split(" ").includes(`--${option}`);
  const repeated = (REPEATED[name] ?? [])
    .filter((option) => !isNamed(option))
    .flatMap((option) =>
      (given[option] ?? []).map((value) => `--${option} ${quoteForShell(value)}`),
    );
  return commandLine(name, [options, ...repeated].filter(Boolean).join(" "));
}

/** The command line for files that are committed. It is the same for every package manager. */
export function committedLine(name: string, options = ""): string {
  const words = options === "" ? name : `${name} ${options}`;
  return isCompiled ? `openapi-pages ${words}` : commandLine(name, options);
}

/** The package manager that runs this process names itself in the environment. */
export function packageLine(name: string, options: string): string {
  const agent = process.env["npm_config_user_agent"] ?? "";
  const runner = RUNNERS[agent.split("/", 1)[0] ?? ""] ?? "npx";
  return `${runner} openapi-pages ${name}${options === "" ? "" : ` ${options}`}`;
}

/** A value as one word of a shell. */
export function quoteForShell(value: string, platform: string = process.platform): string {
  if (/^[\w./:@%+,-]+$/.test(value)) return value;
  // The shells of Windows and Git Bash all keep a backslash between double quotes. At the end it would escape the quote.
  if (platform === "win32") return `"${value.replace(/\\+$/, "$&$&")}"`;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
