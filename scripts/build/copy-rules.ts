import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageDirectory, rulesPage } from "../shared/own-package.ts";
import { keepOwnLinks } from "./keep-own-links.ts";

// Run by the build of `openapi-pages` after the compiler, as JavaScript: the package has no TypeScript loader.
const text = readFileSync(join(packageDirectory, "../docs/rules.md"), "utf8");
writeFileSync(rulesPage, keepOwnLinks(text));
