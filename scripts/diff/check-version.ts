import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import { readTextFile } from "../shared/read-file.ts";
import type { DiffReport } from "./diff-report.ts";
import { openPastDirectory } from "./git.ts";
import { isAtLeast, lowestNextVersion, nextVersionPart } from "./next-version.ts";

const MANIFEST = "package.json";

/** The problem if the version of the package was not raised enough for the changes, otherwise `undefined`. */
export async function checkVersion(
  report: DiffReport,
  { out, base }: { out: string; base: string },
): Promise<string | undefined> {
  const directory = directoryOfManifest(resolve(out));
  const past = await openPastDirectory(directory, base, "Leave out --check-version.");
  const hasChanges = report.apis.some(({ changes }) => changes.length > 0);
  if (!hasChanges || !past.files.includes(MANIFEST)) return undefined;
  const before = versionIn(await past.read(MANIFEST), `${MANIFEST} at ${base}`);
  const now = versionIn(readTextFile(join(directory, MANIFEST)), MANIFEST);
  const part = nextVersionPart(report);
  const lowest = lowestNextVersion(before, part);
  if (lowest === undefined) return `${MANIFEST} at ${base} has the invalid version ${before}`;
  if (before !== now && isAtLeast(now, lowest)) return undefined;
  const changes = part === "major" ? "breaking changes" : "changes";
  return `${MANIFEST} has the version ${now}, but the ${changes} since ${base} (${before}) need ${lowest} or higher`;
}

function directoryOfManifest(directory: string): string {
  if (existsSync(join(directory, MANIFEST))) return directory;
  const parent = dirname(directory);
  if (parent === directory)
    throw new CommandError(`cannot check the version: there is no ${MANIFEST}`);
  return directoryOfManifest(parent);
}

function versionIn(text: string, name: string): string {
  const manifest = parseJson(text, name);
  const version = isObject(manifest) ? manifest["version"] : undefined;
  if (typeof version !== "string") throw new CommandError(`${name} has no version`);
  return version;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${name} is not valid JSON`);
  }
}
