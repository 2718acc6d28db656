import { Session } from "node:inspector/promises";

/** Code whose work counts: the project's own, and the packages that process the text of a page. */
const COUNTED = /\/scripts\/|\/node_modules\/(?:yaml|json-p3|@scalar)\//;

/**
 * Counts how many blocks of code an action executes: functions, branches, and the bodies of loops. V8 counts them, so the
 * code needs no counters, and the number is the same on every machine.
 */
export async function countWork<Result>(
  action: () => Result | Promise<Result>,
): Promise<[work: number, result: Result]> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    const result = await action();
    const coverage = await session.post("Profiler.takePreciseCoverage");
    const counted = coverage.result.filter(({ url }) => COUNTED.test(url));
    const ranges = counted.flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
    return [ranges.reduce((sum, { count }) => sum + count, 0), result];
  } finally {
    session.disconnect();
  }
}
