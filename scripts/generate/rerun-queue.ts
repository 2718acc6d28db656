/** Milliseconds without a change after which a run starts. Editors and git change several files at once. */
const QUIET_TIME = 50;

/** Collects the changed APIs. Changes during a run are collected for the next run. */
export function createRerunQueue(
  run: (apis: string[]) => Promise<void>,
  onError: (error: unknown) => void,
): { add(api: string): void } {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const runAll = async () => {
    if (isRunning) return;
    isRunning = true;
    while (changed.size > 0) {
      const apis = [...changed].sort();
      changed.clear();
      await run(apis).catch(onError);
    }
    isRunning = false;
  };
  return {
    add(api) {
      changed.add(api);
      clearTimeout(timer);
      timer = setTimeout(() => void runAll(), QUIET_TIME);
    },
  };
}
