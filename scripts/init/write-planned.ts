import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { assertNoLink } from "../shared/check-directories.ts";
import { replaceFile } from "../shared/replace-file.ts";
import { existsSync } from "node:fs";
import type { PlannedFile } from "./planned-files.ts";

/** Writes one file. A file that appeared since the plan was made is not replaced. */
export function writePlanned({ path, text, isNew }: PlannedFile): void {
  if (text === undefined) return;
  assertNoLink(path);
  mkdirSync(dirname(path), { recursive: true });
  if (isNew || !existsSync(path)) writeFileSync(path, text, { flag: "wx" });
  else replaceFile(path, text);
}
