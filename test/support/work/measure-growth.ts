/**
 * Counts the work for each growing input at two sizes, and prints it as JSON: `measure-growth.ts SIZE FACTOR`. A process
 * of its own, because Node counts correctly only with `--no-opt`.
 */
import { copyForTypes, simplify } from "../../../scripts/pipeline/5-types/simplify.ts";
import { findRecursiveSchemas } from "../../../scripts/pipeline/5-types/recursive-schemas.ts";
import { createChangeReport } from "../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../../../scripts/pipeline/6-output/changes-md.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi, rules } from "../../../scripts/pipeline/build-api.ts";
import { fileOf } from "../pages.ts";
import { countWork } from "./count-work.ts";
import { growingInputs, type GrowingInput } from "./growing-inputs.ts";

/** The counted steps by the name of the part of the pipeline. */
export type Work = Record<string, number>;

async function measure({ pages, overlay }: GrowingInput): Promise<Work> {
  const files = {
    name: "api",
    pages: pages.map((text, index) => fileOf(`page${index}.md`, text)),
    overlay: overlay === undefined ? undefined : fileOf("overlay.yaml", overlay),
  };
  const [build, built] = await countWork(() => buildApi(files));
  const [changes] = await countWork(() => renderChanges(createChangeReport("api", built, rules)));
  const { document } = built;
  if (!document) return { build, changes };
  const [yaml] = await countWork(() => renderYaml(document, "api"));
  const [types] = await countWork(() => findRecursiveSchemas(simplify(copyForTypes(document))));
  return { build, changes, yaml, types };
}

const [size, factor] = process.argv.slice(2).map(Number);
// The first run also counts the loading of modules.
for (const make of Object.values(growingInputs)) await measure(make(1));
const results: Record<string, { small: Work; large: Work }> = {};
for (const [name, make] of Object.entries(growingInputs)) {
  const [small, large] = [make(size ?? 1), make((size ?? 1) * (factor ?? 1))];
  results[name] = { small: await measure(small), large: await measure(large) };
}
process.stdout.write(JSON.stringify(results));
