import { buildPackage } from "./build/build-package.ts";
import { EXIT, runCommand } from "./shared/command.ts";

await runCommand(
  {
    name: "build",
    summary: "Builds the package: JavaScript with source maps, and types.",
    // Not `out`: that is the directory of the generated files, and the build empties its own first.
    options: { dist: { type: "string", value: "DIR", default: "dist", help: "output directory" } },
  },
  async (values) => {
    await buildPackage(values.text("dist"));
    return EXIT.done;
  },
);
