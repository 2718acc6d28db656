declare global {
  /** The functions of the packages that are loaded in this worker. */
  var latePackages: Record<string, Record<string, unknown>> | undefined;
}

const missing = new Set<string>();

/** A function of a package. Throws if the package is not loaded yet, and remembers that it is needed. */
export function lateFunction(name: string, functionName: string): unknown {
  const found = globalThis.latePackages?.[name];
  if (found) return found[functionName];
  missing.add(name);
  throw new Error(`The package ${name} is not loaded yet.`);
}

/** The packages that were needed and are not loaded. The pipeline may have reported the error as a problem of the page. */
export function missingPackages(): string[] {
  return [...missing];
}
