import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Severity } from "../pipeline/report/rules.ts";

/** The settings of a project, in `openapi-pages.config.ts`. Paths are relative to the file. */
export interface Config {
  /** The URL of the JSON schema, for editors that check a JSON file. */
  $schema?: string;
  /**
   * The directory with one subdirectory per API.
   * @default "specs"
   */
  specs?: string;
  /**
   * The directory of the generated files.
   * @default "generated"
   */
  out?: string;
  /** Repairs of your own. They run together with the built-in ones. */
  quirks?: readonly Quirk[];
  /** The severity of a rule's findings, by the rule's id. `"off"` hides them. A rule that is an error stays one. */
  rules?: Record<string, Severity | "off">;
  /** The generated files besides `openapi.yaml`. */
  outputs?: {
    /** Whether to write `changes.md`. @default true */
    changes?: boolean;
    /** Whether to write `sources.json`. @default true */
    sources?: boolean;
    /** Whether to write the TypeScript types. @default true */
    types?: boolean;
  };
}

/**
 * Returns the settings as they are. An editor completes and checks them.
 *
 * @example
 * export default defineConfig({ specs: "api/pages", out: "src/generated" });
 */
export function defineConfig(config: Config): Config {
  return config;
}
