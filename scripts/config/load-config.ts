import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";
import type { Config } from "../library/config.ts";
import { ConfigError } from "./config-error.ts";
import { checkConfig } from "./check-config.ts";

export interface LoadedConfig {
  config: Config;
  /** The file and the project's files that it imports. A change in one of them can change the generated files. */
  sources: string[];
}

/** Reads and checks a configuration file. */
export async function loadConfig(file: string): Promise<LoadedConfig> {
  const { value, sources } = await evaluate(file);
  return { config: checkConfig(basename(file), value), sources: [...new Set([file, ...sources])] };
}

async function evaluate(file: string): Promise<{ value: unknown; sources: string[] }> {
  try {
    if (file.endsWith(".json")) {
      return { value: JSON.parse(readFileSync(file, "utf8")), sources: [] };
    }
    // The configuration imports this package by its name, also when `npx` has installed it elsewhere.
    const extension = import.meta.url.endsWith(".js") ? "js" : "ts";
    const library = fileURLToPath(new URL(`../library/index.${extension}`, import.meta.url));
    const jiti = createJiti(import.meta.url, { alias: { "openapi-pages": library } });
    const value = await jiti.import(file, { default: true });
    const own = fileURLToPath(new URL("../", import.meta.url));
    const loaded = Object.keys(jiti.cache).filter(
      (path) => !path.includes("node_modules") && !path.startsWith(own),
    );
    return { value, sources: loaded.sort() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`Cannot read ${file}: ${reason}`);
  }
}
