type Files = Readonly<Record<string, string>>;

/** A file that a reader dropped or chose. */
export interface AddedFile {
  name: string;
  text: string;
}

interface AddedFiles {
  files: Files;
  /** The names in the input of the files that were added. */
  names: string[];
  /** A sentence for each file whose name was taken. */
  notices: string[];
}

/** Adds files to those that are open. No page replaces another one: an API can have pages of the same name. */
export function addFiles(open: Files, added: readonly AddedFile[]): AddedFiles {
  const files = withoutEmptyPages(open);
  const names: string[] = [];
  const notices: string[] = [];
  for (const { name, text } of added) {
    const wanted = inputFileName(name);
    const isTaken = files[wanted] !== undefined && files[wanted] !== text;
    if (isTaken && !isPage(wanted) && names.includes(wanted)) {
      notices.push(`An API has only one ${wanted}, so ${name} was not added.`);
      continue;
    }
    const chosen = isTaken && isPage(wanted) ? freeName(wanted, files) : wanted;
    if (isTaken) notices.push(describeTaken(wanted, chosen));
    files[chosen] = text;
    names.push(chosen);
  }
  return { files, names, notices };
}

/** The name in the input: an overlay, a handwritten document, or a page. */
function inputFileName(name: string): string {
  if (/^overlay\.ya?ml$/.test(name)) return "overlay.yaml";
  if (/^openapi\.ya?ml$/.test(name)) return "openapi.yaml";
  return `pages/${name}`;
}

function isPage(name: string): boolean {
  return name.startsWith("pages/");
}

/** `pages/a-2.md` if there is a page `pages/a.md`. */
function freeName(name: string, files: Files): string {
  const [, stem = name, extension = ""] = /^(.+?)(\.[^./]*)?$/.exec(name) ?? [];
  let number = 2;
  while (files[`${stem}-${number}${extension}`] !== undefined) number += 1;
  return `${stem}-${number}${extension}`;
}

function describeTaken(wanted: string, chosen: string): string {
  if (chosen === wanted) return `Replaced ${wanted}.`;
  return `Another page has the name ${wanted}, so the new one is ${chosen}.`;
}

/** The files, except the empty page that waits for a text. */
function withoutEmptyPages(files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text.trim() !== ""));
}
