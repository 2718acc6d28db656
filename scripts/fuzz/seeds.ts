import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readTextIfExists } from "../shared/read-file.ts";
import { LOCKED_API } from "./execute-lock.ts";
import { isPage, PAGES, readFuzzInput, type FuzzInput } from "./fuzz-input.ts";

/** The inputs to start from: the fixtures of the tests, the APIs of `specs`, and those of another directory. */
export function readSeeds(corpus: string | undefined): FuzzInput[] {
  const seeds = [
    ...directoriesIn("test/fixtures/quirks").map(readQuirkFixture),
    ...["test/fixtures/fuzz", "specs", ...(corpus === undefined ? [] : [corpus])]
      .flatMap(directoriesIn)
      .map(readFuzzInput)
      .flatMap(splitPages),
    ...directoriesIn("generated").map(readLockFile),
  ];
  return seeds.filter((seed) => Object.keys(seed).length > 0);
}

/** A fixture of a quirk has one page beside the expected result. */
function readQuirkFixture(directory: string): FuzzInput {
  const page = readTextIfExists(join(directory, "page.md"));
  return page === undefined ? {} : { [`${PAGES}page.md`]: page };
}

/** The lock file of an API, under the name that the executor expects. */
function readLockFile(directory: string): FuzzInput {
  const lock = readTextIfExists(join(directory, "lock.json"));
  const ownName = `"${basename(directory)}/`;
  return lock === undefined ? {} : { "lock.json": lock.replaceAll(ownName, `"${LOCKED_API}/`) };
}

const MAX_PAGES = 3;

/** An API with many pages becomes several inputs, because small inputs run faster. */
function splitPages(input: FuzzInput): FuzzInput[] {
  const files = Object.entries(input);
  const pages = files.filter(([file]) => isPage(file));
  const others = files.filter(([file]) => !isPage(file));
  if (pages.length <= MAX_PAGES) return [input];
  return Array.from({ length: Math.ceil(pages.length / MAX_PAGES) }, (_, index) => {
    const start = index * MAX_PAGES;
    return Object.fromEntries([...pages.slice(start, start + MAX_PAGES), ...others]);
  });
}

function directoriesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(directory, entry.name))
    .sort();
}
