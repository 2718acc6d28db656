import type { DiffReport } from "./diff-report.ts";

/** The part of the version that users of the types expect to change. */
export type VersionPart = "major" | "minor" | "patch";

/** Accepted changes count too, because users of the types meet them. */
export function nextVersionPart({ apis }: DiffReport): VersionPart {
  const changes = apis.flatMap((diff) => diff.changes);
  if (changes.some(({ breaking }) => breaking)) return "major";
  return changes.length > 0 ? "minor" : "patch";
}

interface Version {
  numbers: [major: number, minor: number, patch: number];
  isPrerelease: boolean;
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+[\w.-]+)?$/.exec(text);
  if (!match) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1, 4).map(Number);
  return { numbers: [major, minor, patch], isPrerelease: match[4] !== undefined };
}

/**
 * The lowest version that may follow. Below 1.0.0, a minor version may be breaking. Any other version may follow a
 * prerelease, which promises nothing. `undefined` if the text is not a version.
 */
export function lowestNextVersion(base: string, part: VersionPart): string | undefined {
  const version = parseVersion(base);
  if (!version) return undefined;
  const [major, minor, patch] = version.numbers;
  if (version.isPrerelease) return [major, minor, patch].join(".");
  const isBreaking = part === "major";
  if (major === 0) return isBreaking ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (isBreaking) return `${major + 1}.0.0`;
  return part === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is at least as high as another one, apart from their prerelease tags. */
export function isAtLeast(text: string, lowest: string): boolean {
  const [version, other] = [parseVersion(text), parseVersion(lowest)];
  if (!version || !other) return false;
  for (const [index, number] of version.numbers.entries()) {
    const limit = other.numbers[index] ?? 0;
    if (number !== limit) return number > limit;
  }
  return true;
}
