declare global {
  /** The functions and classes of the packages that are loaded in this worker. */
  var latePackages: Record<string, Record<string, object>> | undefined;
}

const missing = new Set<string>();

/** Stands for a function or a class of a package until it is used. Its use throws if the package is not loaded yet. */
export function lateExport(name: string, key: string): object {
  return new Proxy(function placeholder() {}, {
    // Casts: the names below are those of functions and classes.
    apply: (_, __, given) => Reflect.apply(exportOf(name, key) as () => unknown, undefined, given),
    construct: (_, given) => Reflect.construct(exportOf(name, key) as () => unknown, given),
    get: (_, property) => Reflect.get(exportOf(name, key), property) as unknown,
  });
}

/** Throws if the package is not loaded yet, and remembers that it is needed. */
function exportOf(name: string, key: string): object {
  const found = globalThis.latePackages?.[name]?.[key];
  if (found) return found;
  missing.add(name);
  throw new Error(`The package ${name} is not loaded yet.`);
}

/** The packages that were needed and are not loaded. The pipeline may have reported the error as a problem of the page. */
export function missingPackages(): string[] {
  return [...missing];
}
