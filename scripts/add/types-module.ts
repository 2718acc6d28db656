import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { toSlashes } from "../shared/slashes.ts";

/** The name under which a module in the current directory imports the types of an API. */
export function typesModule(out: string, api: string): string {
  const file = join(out, api, "types.d.ts");
  return isAbsolute(out) ? toSlashes(file) : moduleName(file);
}

/** The name under which a file imports the types of an API. */
export function typesModuleFrom(file: string, out: string, api: string): string {
  return moduleName(relative(dirname(resolve(file)), resolve(out, api, "types.d.ts")));
}

function moduleName(path: string): string {
  const name = toSlashes(path);
  return name.startsWith("../") ? name : `./${name}`;
}
