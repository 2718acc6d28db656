// Node, Bun and Deno: argument 1 is the URL of the server.
import process from "node:process";
import { fileFrom } from "video-tasks/node";
import { smoke } from "./smoke.mjs";

const results = await smoke(process.argv[2]);
results.fileFrom = await fileFrom("package.json").then(
  async (file) => (file.name === "package.json" && (await file.text()) !== "" ? null : "no file"),
  (error) => String(error),
);
console.log(`RESULTS ${JSON.stringify(results)}`);
process.exit();
