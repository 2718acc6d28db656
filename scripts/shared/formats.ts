import { readdirSync } from "node:fs";
import { isCompiled } from "./own-package.ts";
import type { Rendered } from "./output.ts";
import { describeTerminal, type Terminal } from "./terminal.ts";
import type { OptionDescription } from "./usage.ts";

const scripts = new URL("../", import.meta.url);

/** The module of a format. Declarations and source maps lie beside the compiled modules. */
const MODULE = isCompiled ? /^([\w-]+)\.js$/ : /^([\w-]+)\.ts$/;
const EXTENSION = isCompiled ? "js" : "ts";

/** The `--format` option of a command. Each file in the command's `formats` directory is one choice. */
export function formatOption(command: string): OptionDescription {
  const files = readdirSync(new URL(`${command}/formats/`, scripts));
  const choices = files.flatMap((file) => MODULE.exec(file)?.[1] ?? []).sort();
  return {
    type: "string",
    default: "text",
    choices,
    help: choices.includes("github")
      ? "output format; github prints workflow annotations"
      : "output format",
  };
}

/** Loads one format only, because most runs of a command need no other. */
export async function loadFormat<Report>(
  command: string,
  name: string,
): Promise<(report: Report) => Rendered> {
  const file = new URL(`${command}/formats/${name}.${EXTENSION}`, scripts);
  const format = (await import(file.href)) as FormatModule<Report>; // a test checks every format
  return (report) => format.render(report, describeTerminal(process.stdout));
}

interface FormatModule<Report> {
  render: (report: Report, terminal: Terminal) => Rendered;
}
