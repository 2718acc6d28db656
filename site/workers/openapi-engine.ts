import { renderYaml } from "../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi, type Built } from "../../scripts/pipeline/build-api.ts";
import { countOperations, countSchemas } from "../../scripts/pipeline/openapi/counts.ts";
import { hasError } from "../../scripts/pipeline/report/problems.ts";
import { toApiFiles, type EngineInput } from "./input.ts";
import { placeFindings, type PlacedFindings } from "./place-findings.ts";
import type { Place } from "./place.ts";
import { findYamlPlaces } from "./yaml-places.ts";

export interface OpenapiResult extends PlacedFindings {
  /** Absent if the pages have an error. */
  output?: {
    yaml: string;
    /** The place on a page for each line of `yaml`, by line number from 1. */
    places: (Place | undefined)[];
    operations: number;
    schemas: number;
  };
}

/** The same OpenAPI file as `generate` writes, and the rows of its list of changes. */
export async function buildOpenapi(input: EngineInput): Promise<OpenapiResult> {
  const built = await buildApi(toApiFiles(input));
  const output = renderOutput(input.api, built);
  return { ...placeFindings(built), ...(output && { output }) };
}

function renderOutput(api: string, built: Built): OpenapiResult["output"] {
  const { document } = built;
  if (!document || hasError(built)) return undefined;
  const yaml = renderYaml(document, api);
  return {
    yaml,
    places: findYamlPlaces(yaml, document),
    operations: countOperations(document),
    schemas: countSchemas(document),
  };
}
