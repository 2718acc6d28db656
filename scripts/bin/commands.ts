/** The commands of the package, in the order in which a new user needs them. A command is loaded when it is started. */
export const COMMANDS: Record<string, { summary: string; load: () => Promise<unknown> }> = {
  init: {
    summary: "prepare a repository for the generated files",
    load: () => import("../init.ts"),
  },
  add: { summary: "add pages to an API", load: () => import("../add.ts") },
  generate: {
    summary: "generate the OpenAPI file and the types of each API",
    load: () => import("../generate.ts"),
  },
  lint: { summary: "report the faults of the pages", load: () => import("../lint.ts") },
  diff: {
    summary: "list the changes that users of the types may notice",
    load: () => import("../diff.ts"),
  },
  pull: { summary: "download the pages again", load: () => import("../pull.ts") },
  overlay: {
    summary: "keep your edits of an OpenAPI file",
    load: () => import("../overlay.ts"),
  },
  bench: { summary: "measure the speed on your pages", load: () => import("../bench.ts") },
};
