import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Names the file to which a measured process writes its peak memory. */
const PEAK_FILE = "VIDEO_TASKS_PEAK_FILE";

/** Runs in the measured process when it starts. */
const REPORT_PEAK = `import { writeFileSync } from "node:fs";
process.on("exit", () =>
  writeFileSync(process.env.${PEAK_FILE}, String(process.resourceUsage().maxRSS)));`;

export interface ProcessCost {
  /** Processor time of the process and of all processes that it started, user and system. */
  cpuSeconds: number;
  wallSeconds: number;
  /** Of the process itself, with its threads. */
  peakBytes: number;
}

/** Runs Node with arguments, and measures it. The exit code is ignored: a linter also fails if it finds something. */
export function measureNode(args: readonly string[]): ProcessCost {
  const directory = mkdtempSync(join(tmpdir(), "video-tasks-peak-"));
  const peakFile = join(directory, "peak");
  try {
    const preload = `data:text/javascript,${encodeURIComponent(REPORT_PEAK)}`;
    // The shell prints the time of its children, which Node cannot tell.
    const script = '"$@" > /dev/null 2>&1; times';
    const words = [process.execPath, "--import", preload, ...args];
    const started = performance.now();
    const { stdout } = spawnSync("sh", ["-c", script, "sh", ...words], {
      encoding: "utf8",
      env: { ...process.env, [PEAK_FILE]: peakFile, REDOCLY_TELEMETRY: "off" },
    });
    const wallSeconds = (performance.now() - started) / 1000;
    const peakBytes = Number(readFileSync(peakFile, "utf8")) * 1024;
    return { cpuSeconds: readTimes(stdout), wallSeconds, peakBytes };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Adds up the second line of `times`, such as `0m1.250s 0m0.120s`. */
function readTimes(text: string): number {
  const [, children = ""] = text.split("\n");
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new Error(`The shell printed no times: ${text}`);
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
