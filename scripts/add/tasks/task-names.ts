import { camelCase, uniqueNames } from "../../pipeline/openapi/identifiers.ts";

/** Names that the client uses itself. */
const TAKEN = ["api", "client"];

/** Words that cannot name a variable of a module, or that the printed example uses. */
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default defineTasks delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof var void while with yield console`.split(
    /\s+/,
  ),
);

/**
 * A name for the tasks of each path: `jobs` for `/v1/jobs/{id}`, or with the part before it if two would be equal.
 * A word that cannot be a variable gets a suffix: `exportTasks` for `/export/{id}`.
 */
export function taskNames(paths: readonly string[]): Map<string, string> {
  const short = paths.map((path) => segmentsBeforeId(path).at(-1));
  const isShared = (name: string | undefined) => short.filter((each) => each === name).length > 1;
  const nameOf = (path: string) => {
    const segments = segmentsBeforeId(path);
    const length = isShared(segments.at(-1)) ? 2 : 1;
    const name = camelCase(segments.slice(-length).join(" ")) || "tasks";
    return RESERVED.has(name) ? `${name}Tasks` : name;
  };
  return uniqueNames([...paths], nameOf, TAKEN);
}

/** The parts of a path before its parameter: `v1` and `jobs` for `/v1/jobs/{id}/status`. */
export function segmentsBeforeId(path: string): string[] {
  return path.slice(0, path.indexOf("{")).split("/").filter(Boolean);
}
