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
  const manifest = JSON.parse(readFileSync(join(root, file), "utf8")) as Record<string, unknown>; // npm requires an object
  const missing = FIELDS.filter((field) => manifest[field] === undefined);
  const ofFields = missing.map(
    (field) => `${file} has no "${field}". Add the URL of your repository: see docs/releases.md.`,
  );
  const version = String(manifest["version"]);
  const changelog = join(directory, "CHANGELOG.md");
  const headings = readFileSync(join(root, changelog), "utf8").match(/^## .*$/gm) ?? [];
  const isListed = headings.some(
    (heading) => heading.replace(/[[\]]/g, "").split(" ")[1] === version,
  );
  return isListed
    ? ofFields
    : [...ofFields, `${changelog} has no heading "## ${version}". Rename "Unreleased" to it.`];
}

/** Changes whose version is not decided would be published without a line in the changelog. */
function findPending(root: string): string[] {
  const directory = join(root, ".changeset");
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => `.changeset/${name} has no version yet. Run \`npx changeset version\`.`);
}
