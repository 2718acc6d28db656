import { camelCase, uniqueNames } from "../../pipeline/openapi/identifiers.ts";

/** Names that the client uses itself. */
const TAKEN = ["api", "client"];

/** A name for the tasks of each path: `jobs` for `/v1/jobs/{id}`, or with the part before it if two would be equal. */
export function taskNames(paths: readonly string[]): Map<string, string> {
  const short = paths.map((path) => segmentsBeforeId(path).at(-1));
  const isShared = (name: string | undefined) => short.filter((each) => each === name).length > 1;
  const nameOf = (path: string) => {
    const segments = segmentsBeforeId(path);
    const length = isShared(segments.at(-1)) ? 2 : 1;
    return camelCase(segments.slice(-length).join(" ")) || "tasks";
  };
  return uniqueNames([...paths], nameOf, TAKEN);
}

/** The parts of a path before its parameter: `v1` and `jobs` for `/v1/jobs/{id}/status`. */
export function segmentsBeforeId(path: string): string[] {
  return path.slice(0, path.indexOf("{")).split("/").filter(Boolean);
}
