import { resolve } from "node:path";
import type { Plugin } from "esbuild";
import { bundleText } from "./bundle.ts";

interface LatePackage {
  package: string;
  /** The functions and classes that the pipeline uses. */
  exports: string[];
}

/** The packages of the pipeline that the playground loads when a page needs them. */
const PACKAGES: Readonly<Record<string, LatePackage>> = {
  overlay: { package: "json-p3", exports: ["query"] },
  swagger: { package: "@scalar/openapi-upgrader/2.0-to-3.0", exports: ["upgradeFromTwoToThree"] },
  // The pipeline has a fast reader and a fast writer of its own for nearly all pages. Only the others need this package.
  yaml: {
    package: "yaml",
    exports: [
      "Document",
      "isAlias",
      "isMap",
      "isScalar",
      "LineCounter",
      "parse",
      "parseDocument",
      "Scalar",
      "stringify",
      "visit",
    ],
  },
};

/** The directory whose manifest names the packages. */
const RESOLVE_DIRECTORY = resolve("scripts");
const NAMESPACE = "late";

export const LATE_PACKAGES: readonly string[] = Object.keys(PACKAGES);

/** The code that registers the exports of a package. */
export function bundleLatePackage(name: string): Promise<string> {
  const { package: from, exports } = packageOf(name);
  const names = exports.join(", ");
  const contents = `import { ${names} } from "${from}";
globalThis.latePackages = { ...globalThis.latePackages, ${name}: { ${names} } };`;
  return bundleText(contents, RESOLVE_DIRECTORY);
}

/** Replaces each package with exports that need the package to be loaded when they are used. */
export const latePlugin: Plugin = {
  name: "late",
  setup(build) {
    const names = new Map(Object.entries(PACKAGES).map(([name, entry]) => [entry.package, name]));
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer, namespace }) => {
      const name = names.get(path);
      const isOwn = namespace !== NAMESPACE && !importer.includes("node_modules");
      return name !== undefined && isOwn ? { path: name, namespace: NAMESPACE } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
      return { contents: standIn(path), resolveDir: RESOLVE_DIRECTORY };
    });
  },
};

function standIn(name: string): string {
  const source = JSON.stringify(resolve("site/browser/late-packages.ts"));
  const exports = packageOf(name).exports.map(
    (key) => `export const ${key} = /* @__PURE__ */ lateExport("${name}", "${key}");`,
  );
  return [`import { lateExport } from ${source};`, ...exports].join("\n");
}

function packageOf(name: string): LatePackage {
  const entry = PACKAGES[name];
  if (entry) return entry;
  throw new Error(`There is no package with the name "${name}" that is loaded late.`);
}
