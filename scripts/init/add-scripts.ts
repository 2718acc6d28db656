import { CommandError } from "../shared/command.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

const SCRIPTS: Record<string, string> = {
  "pages:add": "openapi-pages add",
  "pages:generate": "openapi-pages generate",
  "pages:check": "openapi-pages generate --check",
  "pages:lint": "openapi-pages lint",
  "pages:pull": "openapi-pages pull",
};

/** Adds the npm scripts and the dependency that a manifest lacks, and keeps its indentation. */
export function addScripts(
  text: string,
  version: string,
): { text: string | undefined; note: string } {
  const manifest = parseManifest(text);
  const scripts = objectIn(manifest, "scripts");
  const names = Object.keys(SCRIPTS).filter((name) => !Object.hasOwn(scripts, name));
  const hasPackage = ["dependencies", "devDependencies"].some((key) =>
    Object.hasOwn(objectIn(manifest, key), "openapi-pages"),
  );
  if (names.length === 0 && hasPackage) return { text: undefined, note: "it has the scripts" };
  manifest["scripts"] = {
    ...scripts,
    ...Object.fromEntries(names.map((name) => [name, SCRIPTS[name]])),
  };
  if (!hasPackage) {
    manifest["devDependencies"] = {
      ...objectIn(manifest, "devDependencies"),
      "openapi-pages": version,
    };
  }
  const added = [...names, ...(hasPackage ? [] : ["the dependency openapi-pages"])];
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";
  return { text: `${JSON.stringify(manifest, null, indent)}\n`, note: `add ${added.join(", ")}` };
}

function parseManifest(text: string): JsonObject {
  try {
    const manifest: unknown = JSON.parse(text);
    if (isObject(manifest)) return manifest;
  } catch {
    // Reported below, like a manifest that is not an object.
  }
  throw new CommandError(
    "package.json is not a JSON object. Correct it, and run the command again.",
  );
}

function objectIn(manifest: JsonObject, key: string): JsonObject {
  const value = manifest[key];
  return isObject(value) ? value : {};
}
