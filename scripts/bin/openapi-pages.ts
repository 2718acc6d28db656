#!/usr/bin/env node
import { EXIT } from "../shared/exit-codes.ts";
import { endOnBrokenOutput } from "../shared/broken-output.ts";
import { packageLine } from "../shared/command-line.ts";
import { printMessage, printText } from "../shared/output.ts";
import { readManifest } from "../shared/own-package.ts";
import { COMMANDS } from "./commands.ts";

endOnBrokenOutput();

const [name = "--help"] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

if (command) {
  // Each command reads its own arguments, as it does when it is started without this file.
  process.argv.splice(2, 1);
  await command.load();
} else if (["--help", "-h", "help"].includes(name)) {
  printText(help());
} else if (["--version", "-v"].includes(name)) {
  printText(`${readManifest().version}\n`);
} else {
  const { didYouMean } = await import("../shared/nearest.ts");
  printMessage(`Unknown command "${name}".${didYouMean(name, Object.keys(COMMANDS))}\n\n${help()}`);
  process.exitCode = EXIT.usage;
}

function help(): string {
  const rows = Object.entries(COMMANDS).map(
    ([key, { summary }]) => `  ${key.padEnd(8)}  ${summary}`,
  );
  return [
    `Usage: ${packageLine("<command>", "[options]")}`,
    "",
    "Turns the documentation pages of vendors into OpenAPI files and TypeScript types.",
    "",
    "Commands:",
    ...rows,
    "",
    `Run \`${packageLine("<command>", "--help")}\` for the options of a command.`,
    "",
  ].join("\n");
}
