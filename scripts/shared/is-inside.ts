import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is a directory or lies below it. Links are not followed. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  // On Windows, the way to another drive is absolute.
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
