import { resolve } from "node:path";
import type { Plugin } from "esbuild";
import { bundleText } from "./bundle.ts";

interface LatePackage {
  package: string;
  /** The functions that few pages need. */
  late: string[];
  /** The exports that every page needs. */
  early?: string[];
}

/** The packages of the pipeline that the playground loads when a page needs them. */
const PACKAGES: Readonly<Record<string, LatePackage>> = {
  overlay: { package: "json-p3", late: ["query"] },
  swagger: { package: "@scalar/openapi-upgrader/2.0-to-3.0", late: ["upgradeFromTwoToThree"] },
  // The pipeline has a fast reader of its own for nearly all pages. Only the others need this parser.
  yaml: {
    package: "yaml",
    late: ["parse", "parseDocument"],
    early: [
      "Document",
      "isAlias",
      "isMap",
      "isScalar",
      "LineCounter",
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

/** The code that registers the functions of a package. */
export function bundleLatePackage(name: string): Promise<string> {
  const { package: from, late } = packageOf(name);
  const functions = late.join(", ");
  const contents = `import { ${functions} } from "${from}";
globalThis.latePackages = { ...globalThis.latePackages, ${name}: { ${functions} } };`;
  return bundleText(contents, RESOLVE_DIRECTORY);
}

/** Replaces each package with its early exports, and with functions that need the package to be loaded. */
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
  const { package: from, late, early = [] } = packageOf(name);
  const functions = late.map(
    (key) => `export const ${key} = (...given) => lateFunction("${name}", "${key}")(...given);`,
  );
  const source = JSON.stringify(resolve("site/browser/late-packages.ts"));
  const others = early.length > 0 ? [`export { ${early.join(", ")} } from "${from}";`] : [];
  return [`import { lateFunction } from ${source};`, ...functions, ...others].join("\n");
}

function packageOf(name: string): LatePackage {
  const entry = PACKAGES[name];
  if (entry) return entry;
  throw new Error(`There is no package with the name "${name}" that is loaded late.`);
}
