import { isCompiled } from "./own-package.ts";

/** How each package manager runs the command of a package. */
const RUNNERS: Record<string, string> = { bun: "bunx", npm: "npx", pnpm: "pnpm", yarn: "yarn" };

/** The command line for messages, in the form in which the user starts the commands: `npm run generate -- --check`. */
export function commandLine(name: string, options = ""): string {
  if (isCompiled) return packageLine(name, options);
  return `npm run ${name}${options === "" ? "" : ` -- ${options}`}`;
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
