import { buildPackage } from "./build/build-package.ts";
import { EXIT, runCommand } from "./shared/command.ts";

await runCommand(
  {
    name: "build",
    summary: "Builds the package: JavaScript with source maps, and types.",
    options: { out: { type: "string", value: "DIR", default: "dist", help: "output directory" } },
  },
  async (values) => {
    await buildPackage(values.text("out"));
    return EXIT.done;
  },
);
