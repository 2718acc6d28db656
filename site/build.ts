import { buildSite } from "./bundle/build-site.ts";
import { EXIT, runCommand } from "../scripts/shared/command.ts";
import { printText } from "../scripts/shared/output.ts";

await runCommand(
  {
    name: "site",
    summary: "Builds the website: the playground, the changes, and the documentation.",
    options: {
      out: {
        type: "string",
        value: "DIR",
        default: "dist-site",
        help: "directory of the website; it is replaced",
      },
    },
  },
  async (values) => {
    const out = values.text("out");
    const files = await buildSite(out);
    printText(`Wrote ${files} files. Open ${out}/index.html.\n`);
    return EXIT.done;
  },
);
