import { compileTypes, sourceFile, TYPES_FILE } from "../pipeline/5-types/compile-types.ts";
import { loadTypeScript } from "../pipeline/5-types/load-tools.ts";
import type { Pair } from "./comparison.ts";

/** `Flat` writes out intersections, so that types with the same properties are identical. */
const HELPERS = `
type Flat<T> = T extends Blob ? T : T extends object ? { [Key in keyof T]: Flat<T[Key]> } : T;
type IsEqual<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;
type Assert<T extends true> = T;
`;

/** Creates a test for whether an exported type is the same in two generated files, by asking the compiler. */
export function createEqualityTest(texts: Pair<string>): (name: string) => boolean {
  const ts = loadTypeScript();
  const files = `namespace Before {${texts.before}}\nnamespace After {${texts.after}}\n${HELPERS}`;
  return (name) => {
    const [root = "", ...keys] = splitName(name);
    const path = `${root}${keys.map((key) => `[${JSON.stringify(key)}]`).join("")}`;
    const assertion = `type Equality = Assert<IsEqual<Before.${path}, After.${path}>>;\n`;
    return compileTypes(ts, sourceFile(ts, TYPES_FILE, files + assertion)) === undefined;
  };
}

/** `components.schemas.a.b` has three parts, the others have two. */
function splitName(name: string): string[] {
  const count = name.startsWith("components.") ? 3 : 2;
  const parts = name.split(".");
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(".")];
}
