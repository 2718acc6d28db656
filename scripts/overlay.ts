import { dirname } from "node:path";
import type { OverlayEdits } from "./overlay/overlay-edits.ts";
import { assertDirectories, assertNoLink } from "./shared/check-directories.ts";
import { directoryOptions, EXIT, runCommand } from "./shared/command.ts";
import { listProjectApis } from "./shared/project-apis.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";
import { replaceFile } from "./shared/replace-file.ts";

await runCommand(
  {
    name: "overlay",
    summary:
      "Turns your edits of a generated openapi.yaml into actions of the API's overlay, so that the next run keeps them.",
    options: {
      ...directoryOptions,
      format: formatOption("overlay"),
      "dry-run": { type: "boolean", help: "print the actions and write nothing" },
    },
  },
  async (values) => {
    const directories = { specs: values.text("specs"), out: values.text("out") };
    assertDirectories(directories.specs, directories.out);
    const apis = listProjectApis(directories, values.list("api"));
    const format = values.text("format");
    const render = await loadFormat<OverlayEdits[]>("overlay", format);
    const { overlayEdits } = await import("./overlay/overlay-edits.ts");
    const edits: OverlayEdits[] = [];
    for (const api of apis) edits.push(await overlayEdits(directories, api));
    if (!values.flag("dry-run")) edits.forEach(write);
    printReport(format, render(edits));
    return EXIT.done;
  },
);

/** Puts the new file in place with one step, so that the overlay is never half-written. */
function write({ file, actions, text }: OverlayEdits): void {
  if (actions.length === 0) return;
  for (const path of [dirname(file), file]) assertNoLink(path);
  replaceFile(file, text);
}
