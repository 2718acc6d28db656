/** The code of each worker, registered by its script. */
declare global {
  var engines: Record<string, () => void> | undefined;
}

/** Starts a worker from a blob: a page opened from a file cannot start one from a URL. */
export function startEngine(name: string): Worker {
  const code = globalThis.engines?.[name];
  if (!code) throw new Error(`The engine "${name}" is not loaded.`);
  const url = URL.createObjectURL(
    new Blob([`(${code.toString()})()`], { type: "text/javascript" }),
  );
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
