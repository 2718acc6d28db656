/** A function or a class. */
type Export = (...given: unknown[]) => unknown;

declare global {
  /** The functions and classes of the packages that are loaded in this worker. */
  var latePackages: Record<string, Record<string, Export>> | undefined;
}

const missing = new Set<string>();

/** A placeholder for a function or a class of a package. It throws when it is used before the package is loaded. */
export function lateExport(name: string, key: string): object {
  return new Proxy(function placeholder() {}, {
    apply: (_, __, given): unknown => Reflect.apply(exportOf(name, key), undefined, given),
    construct: (_, given) => Reflect.construct(exportOf(name, key), given) as object, // a class makes objects
    get: (_, property): unknown => Reflect.get(exportOf(name, key), property),
  });
}

/** Throws if the package is not loaded yet, and remembers that it is needed. */
function exportOf(name: string, key: string): Export {
  const found = globalThis.latePackages?.[name]?.[key];
  if (found) return found;
  missing.add(name);
  throw new Error(`The package ${name} is not loaded yet.`);
}

/** The packages that were needed and are not loaded. The pipeline may have reported the error as a problem of the page. */
export function missingPackages(): string[] {
  return [...missing];
}
