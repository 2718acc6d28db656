// npm runs this script before it packs a package, after `npm install`, and when a project installs the package from git.
// Contributors and workflows use `npm ci`, and need no built files.
import { execSync } from "node:child_process";

if (process.env.npm_command !== "ci") execSync("npm run --silent build", { stdio: "inherit" });
