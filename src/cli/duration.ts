const MILLISECONDS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** Reads `90s`, `30m`, `1h30m`, `0` or `infinity` as milliseconds; `undefined` for anything else. */
export const parseDuration = (text: string): number | undefined => {
  if (text === "0") return 0;
  if (text.toLowerCase() === "infinity") return Infinity;
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit = ""] of text.matchAll(PART)) {
    total += Number(count) * (MILLISECONDS[unit] ?? NaN);
  }
  return total;
};

const pad = (value: number): string => String(value).padStart(2, "0");

/** Milliseconds as `5s`, `1m 05s` or `2h 03m`. */
export const formatDuration = (duration: number): string => {
  const seconds = Math.floor(duration / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds}s`;
  if (minutes < 60) return `${minutes}m ${pad(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
};
