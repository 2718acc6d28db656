import { createHash } from "node:crypto";
import { join } from "node:path";
import envPaths from "env-paths";
import { currentProject } from "./project.ts";

/** The directory of this project in the user's cache directory. Projects must not share one: their pages have equal paths. */
export function cacheDirectory(): string {
  const project = createHash("sha256").update(currentProject().root).digest("hex").slice(0, 16);
  return join(envPaths("openapi-pages", { suffix: "" }).cache, project);
}
