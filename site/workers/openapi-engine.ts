import { renderYaml } from "../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi, rules, type Built } from "../../scripts/pipeline/build-api.ts";
import { countOperations, countSchemas } from "../../scripts/pipeline/openapi/counts.ts";
import { hasError } from "../../scripts/pipeline/report/problems.ts";
import type { Severity } from "../../scripts/pipeline/report/rules.ts";
import { toApiFiles, type EngineInput } from "./input.ts";
import { toPlace, type Place } from "./place.ts";
import { findYamlPlaces } from "./yaml-places.ts";

export interface PlacedChange {
  rule: string;
  /** One sentence about the rule. */
  summary: string;
  place: Place | undefined;
  pointer: string;
  before: unknown;
  after: unknown;
  /** Where a fact of an overlay comes from. */
  source?: string;
}

export interface PlacedProblem {
  severity: Severity;
  rule: string;
  message: string;
  place: Place | undefined;
}

export interface OpenapiResult {
  changes: PlacedChange[];
  problems: PlacedProblem[];
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
  return {
    changes: built.changes.map(({ rule, at, pointer, before, after, source }) => {
      const summary = rules.get(rule)?.summary ?? "";
      return {
        rule,
        summary,
        place: toPlace(at),
        pointer,
        before,
        after,
        ...(source !== undefined && { source }),
      };
    }),
    problems: built.problems.map(({ severity, rule, message, at }) => {
      return { severity, rule, message, place: toPlace(at) };
    }),
    ...(output && { output }),
  };
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
