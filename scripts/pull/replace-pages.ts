import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import type { PullResult } from "./pull-all.ts";
import { replaceFiles } from "./replace-files.ts";

/** Replaces the pages that changed, or no page if one of them cannot be written. */
export function replacePages(results: PullResult[]): void {
  const changed = results.flatMap(({ page, pulled }): [string, Uint8Array][] =>
    pulled?.bytes ? [[page.file, pulled.bytes]] : [],
  );
  try {
    replaceFiles(new Map(changed));
  } catch (error) {
    throw new CommandError(`cannot replace the pages, so no page was changed: ${messageOf(error)}`);
  }
}
