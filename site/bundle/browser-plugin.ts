import { resolve } from "node:path";
import type { Plugin } from "esbuild";

const browserFile = (name: string) => ({ path: resolve("site/browser", name) });

/** Replaces the few modules that need Node. */
export const browserPlugin: Plugin = {
  name: "browser",
  setup(build) {
    build.onResolve({ filter: /\/load-tools\.ts$/ }, () => browserFile("load-tools.ts"));
    build.onResolve({ filter: /^node:perf_hooks$/ }, () => browserFile("perf-hooks.ts"));
    build.onResolve({ filter: /^\.\/utils$/ }, ({ importer }) =>
      importer.includes("@redocly/openapi-core/lib/ref-utils")
        ? browserFile("redocly-utils.ts")
        : undefined,
    );
  },
};
