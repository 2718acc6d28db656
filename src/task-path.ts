/** The part of a path's type that a task needs, as openapi-typescript writes it. */
interface JsonResponse<Raw> {
  get: { responses: { 200: { content: { "application/json": Raw } } } };
}

interface NeedsQuery {
  get: { parameters: { query: object } };
}

type WithParameter = `${string}{${string}`;
type WithTwoParameters = `${string}{${string}{${string}`;
type OneParameter = "a path with one {parameter}: use createTasks for any other";

/**
 * The path itself if an id is all that its GET needs. Otherwise a text that says why not, which the
 * compiler shows in its error.
 */
export type TaskPath<Paths, Path> = Path extends keyof Paths
  ? Paths[Path] extends JsonResponse<object>
    ? Path extends WithTwoParameters
      ? OneParameter
      : Path extends WithParameter
        ? Paths[Path] extends NeedsQuery
          ? "a path without a required query: use createTasks for any other"
          : Path
        : OneParameter
    : "a path whose GET responds 200 with JSON"
  : keyof Paths & string;

/** The path itself unless the name of the tasks is that of another part of the client. */
export type NamedTaskPath<Paths, Path, Name> = Name extends "api" | "client"
  ? "tasks with another name: a client has an `api` and a `client` already"
  : TaskPath<Paths, Path>;

/** The type of a response whose path is wrong: one mistake is one error, at its place. */
// oxlint-disable-next-line typescript/no-explicit-any -- any other type would cause errors in the functions that read the response
export type Mistaken = any;

/** The JSON that the GET of a path responds with. */
export type TaskResponse<Paths, Path> = Path extends keyof Paths & WithParameter
  ? Paths[Path] extends JsonResponse<infer Raw>
    ? Raw
    : Mistaken
  : Mistaken;
