import type { OptionDescription } from "./usage.ts";

/** The options that name the directories and the APIs. */
export const directoryOptions = {
  specs: {
    type: "string",
    value: "DIR",
    default: "specs",
    help: "directory with one subdirectory per API",
  },
  out: {
    type: "string",
    value: "DIR",
    default: "generated",
    help: "directory of the generated files",
  },
  api: {
    type: "string",
    value: "NAME",
    multiple: true,
    help: "process only this API; can be repeated",
  },
} as const satisfies Record<string, OptionDescription>;
