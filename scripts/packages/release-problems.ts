import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The directory of each package. */
const DIRECTORIES = [".", "scripts"];

/** Only the owner knows the URL of the repository. npm needs it to verify the provenance of a package. */
const FIELDS = ["repository", "homepage", "bugs"];

/** The reasons why the packages cannot be published yet, as sentences with the fix. */
export function findReleaseProblems(root = "."): string[] {
  return [
    ...DIRECTORIES.flatMap((directory) => findInPackage(root, directory)),
    ...findPending(root),
  ];
}

function findInPackage(root: string, directory: string): string[] {
  const file = join(directory, "package.json");
  const text = readFileSync(join(root, file), "utf8");
  const manifest = JSON.parse(text) as Record<string, unknown>; // npm requires an object
  const missing = FIELDS.filter((field) => manifest[field] === undefined);
  return [
    ...missing.map(
      (field) => `${file} has no "${field}". Add the URL of your repository: see docs/releases.md.`,
    ),
    ...findInChangelog(root, join(directory, "CHANGELOG.md"), String(manifest["version"])),
  ];
}

function findInChangelog(root: string, file: string, version: string): string[] {
  const headings = readFileSync(join(root, file), "utf8").match(/^## .*$/gm) ?? [];
  const versions = headings.map((heading) => heading.replace(/[[\]]/g, "").split(" ")[1]);
  if (versions.includes("Unreleased"))
    return [`${file} has changes under "Unreleased". Rename the heading to their version.`];
  return versions.includes(version) ? [] : [`${file} has no heading "## ${version}". Add it.`];
}

/** Changes whose version is not decided would be published without a line in the changelog. */
function findPending(root: string): string[] {
  const directory = join(root, ".changeset");
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => `.changeset/${name} has no version yet. Run \`npx changeset version\`.`);
}
