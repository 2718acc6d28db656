import type { ApiFiles } from "../1-extract/api-files.ts";
import type { Severities } from "../report/severities.ts";
import type { Quirk } from "./quirk.ts";

/** The input files of an API, and the settings of the project. */
export interface BuildInput extends ApiFiles {
  /** The project's own quirks, which run together with the built-in ones. */
  quirks?: readonly Quirk[] | undefined;
  /** The severities that the project has chosen. */
  severities?: Severities | undefined;
}
