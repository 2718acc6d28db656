/** Equal for two URLs of one page: publishers send the same Markdown for `.md`, `.mdx`, and the URL of the web page. */
export function pageKey(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname.replace(/(?:\.mdx?|(?<!\/)\/+)$/, "") + search;
}
