declare function importScripts(...urls: string[]): void;

declare global {
  var compiledFunction: unknown;
}

/**
 * Takes the place of `new Function`, which the content security policy forbids. The validator of Redocly's examples makes
 * code from the schemas of the page. A worker can load it as a script from a blob, and cannot send anything either.
 */
export function compileFunction(...given: string[]): unknown {
  const parameters = given.slice(0, -1).join(", ");
  const code = `globalThis.compiledFunction = function (${parameters}) {\n${given.at(-1)}\n};`;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  importScripts(url);
  URL.revokeObjectURL(url);
  return globalThis.compiledFunction;
}
