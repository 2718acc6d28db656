import { readFileSync } from "node:fs";
import { basename } from "node:path";

interface Manifest {
  exports: Record<string, string | { default: string }>;
}

/** The modules of `src` that `video-tasks` exports, by their names: `core` for `./dist/src/core.js`. */
export function packageEntries(): string[] {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { exports } = JSON.parse(text) as Manifest; // our own manifest
  return Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [] : [basename(entry.default, ".js")],
  );
}
