import { compareText } from "../values/compare-text.ts";

interface Version {
  numbers: number[];
  /** The text after the numbers, such as `-beta`. */
  suffix: string;
}

/** Compares versions such as `1.10.0`, `v2`, `2025-01-31` and `2.0.0-beta`, which is older than `2.0.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left.numbers[index] ?? -1) - (right.numbers[index] ?? -1);
    if (difference !== 0) return difference;
  }
  if (left.suffix === "" || right.suffix === "")
    return Number(left.suffix === "") - Number(right.suffix === "");
  return compareText(left.suffix, right.suffix);
}

function parseVersion(text: string): Version {
  const core = /^v?\d+(?:[.-]\d+)*/i.exec(text)?.[0] ?? "";
  const numbers = [...core.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return { numbers, suffix: text.slice(core.length) };
}
