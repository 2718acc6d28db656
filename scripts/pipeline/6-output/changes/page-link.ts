import { escapeMarkdown } from "../../report/markdown.ts";
import { printable } from "../../report/printable.ts";

interface LinkedRow {
  page: string;
  line: number;
}

/** A link to the line of a row, with the name of the page. */
export function pageLink(api: string, { page, line }: LinkedRow): string {
  if (page === "") return escapeMarkdown(api);
  return `[${pageLabel(api, page)}:${line}](${urlOf(page)}#L${line})`;
}

/** A link to the line of a row, with its number only. */
export function lineLink({ page, line }: LinkedRow): string {
  return page === "" ? String(line) : `[${line}](${urlOf(page)}#L${line})`;
}

/** The path of a page within the directory of its API, as Markdown. */
export function pageLabel(api: string, page: string): string {
  const directory = `specs/${api}/`;
  return escapeMarkdown(page.startsWith(directory) ? page.slice(directory.length) : page);
}

/** From the directory of the generated files. With `plain=1`, GitHub shows the lines of a Markdown file. */
function urlOf(page: string): string {
  const segments = printable(page).split("/").map(encodeSegment);
  return `../../${segments.join("/")}?plain=1`;
}

/** Brackets would end the URL of a Markdown link. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[()'*!~]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
