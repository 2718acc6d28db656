import { readFileSync, writeFileSync } from "node:fs";
import { CommandError } from "../../scripts/shared/command.ts";
import { messageOf } from "../../scripts/shared/error-message.ts";
import { renderReport } from "../pages/changes-page.ts";
import { bundleScript } from "./bundle.ts";
import { readChangeRows } from "./render-changes.ts";

/** Writes the changes of the wanted APIs as one HTML file. An empty list means all APIs. */
export async function writeReport(specs: string, wanted: string[], file: string): Promise<void> {
  const css = readFileSync(new URL("../assets/site.css", import.meta.url), "utf8");
  const script = await bundleScript("site/scripts/changes.ts");
  const html = renderReport(await readChangeRows(specs, wanted), { css, script });
  try {
    writeFileSync(file, html);
  } catch (error) {
    throw new CommandError(`Cannot write ${file}: ${messageOf(error)}`, file);
  }
}
