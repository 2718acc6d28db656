/** A path with `/`, as generated files and workflows name it on every system. */
export function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
