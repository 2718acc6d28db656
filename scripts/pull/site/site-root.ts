/** The URL of the directory that an index describes: its own directory, or the one above `.well-known`. */
export function siteRoot(index: string): URL {
  const root = new URL(".", index);
  root.pathname = root.pathname.replace(/\.well-known\/$/, "");
  return root;
}
