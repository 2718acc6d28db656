import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";

const COMPILER = /@redocly[\\/]ajv[\\/]dist[\\/]compile[\\/]index\.js$/;
const NEW_FUNCTION = "new Function(";
const EMPTY = "empty";

/** Makes Redocly's library work in a worker: without `new Function`, and without its parts for GraphQL. */
export const redoclyPlugin: Plugin = {
  name: "redocly",
  setup(build) {
    build.onResolve({ filter: /^graphql$|\/lint-graphql\.js$/ }, () => {
      return { path: "graphql", namespace: EMPTY };
    });
    build.onLoad({ filter: /.*/, namespace: EMPTY }, () => ({ contents: "module.exports = {};" }));
    // The same package under two names, which would be bundled twice.
    build.onResolve({ filter: /^ajv(\/|$)/ }, ({ path, kind, resolveDir }) =>
      build.resolve(`@redocly/${path}`, { kind, resolveDir }),
    );
    build.onLoad({ filter: COMPILER }, ({ path }) => ({ contents: withoutNewFunction(path) }));
  },
};

function withoutNewFunction(path: string): string {
  const text = readFileSync(path, "utf8");
  if (!text.includes(NEW_FUNCTION))
    throw new Error(`${path} has changed: it has no ${NEW_FUNCTION}…).`);
  const source = JSON.stringify(resolve("site/browser/compile-function.ts"));
  const compile = `require(${source}).compileFunction(`;
  return text.replaceAll(NEW_FUNCTION, compile);
}
