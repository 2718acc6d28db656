/** Replaces the links of a Markdown page to other files with their texts. The package contains the page without them. */
export function keepOwnLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\((?!#|https:)[^)\s]+\)/g, "$1");
}
