import { readdirSync } from "node:fs";
import { join } from "node:path";

interface MissingPages {
  /** The directory in which the pages belong. */
  file: string;
  message: string;
}

/** Describes an API without pages. */
export function describeMissingPages(specs: string, api: string): MissingPages {
  if (api === "pages") {
    const message = `${specs} is the directory of one API. Pass the directory above it with --specs.`;
    return { file: specs, message };
  }
  const directory = join(specs, api);
  const file = join(directory, "pages");
  const isMisplaced = readdirSync(directory).some((name) => /\.(?:mdx?|json|txt)$/i.test(name));
  const step = isMisplaced
    ? `Move the pages in ${directory} there.`
    : "Put the vendor's pages there.";
  return { file, message: `${file} contains no page. ${step}` };
}
