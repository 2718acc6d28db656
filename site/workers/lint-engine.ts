import { createConfig, lintFromString } from "@redocly/openapi-core";
import {
  problemsOfFindings,
  type DocumentFinding,
} from "../../scripts/pipeline/6-output/lint-findings.ts";
import { renderYaml } from "../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi } from "../../scripts/pipeline/build-api.ts";
import { hasError } from "../../scripts/pipeline/report/problems.ts";
import { hidePrototypeNames } from "../../scripts/pipeline/values/prototype-names.ts";
import settings from "../../scripts/redocly.yaml";
import { isRelevant } from "../../scripts/shared/redocly-findings.ts";
import { toApiFiles, type EngineInput } from "./input.ts";
import { placeFindings, type PlacedProblem } from "./place-findings.ts";

export interface LintResult {
  /** The findings of Redocly. Empty if the pages have an error. */
  problems: PlacedProblem[];
}

/** Finds the same problems of the OpenAPI file as `npm run lint`. */
export async function lintPages(input: EngineInput): Promise<LintResult> {
  const { document, changes, problems } = await buildApi(toApiFiles(input));
  if (!document || hasError({ problems })) return { problems: [] };
  const findings = await lintDocument(renderYaml(document, input.api));
  const located = problemsOfFindings({ document, changes }, findings);
  return { problems: placeFindings({ changes: [], problems: located }).problems };
}

async function lintDocument(yaml: string): Promise<DocumentFinding[]> {
  const { text, reveal } = hidePrototypeNames(yaml);
  const config = await createConfig(settings);
  const found = await lintFromString({ source: text, absoluteRef: "/openapi.yaml", config });
  return found
    .map(({ ruleId, severity, message, location: [place] }): DocumentFinding => ({
      rule: ruleId,
      severity: severity === "error" ? "error" : "warning",
      message,
      pointer: (place?.pointer ?? "").replace(/^#/, ""),
    }))
    .filter((finding) => isRelevant(finding, text))
    .map(({ message, pointer, ...finding }) => {
      return { ...finding, message: reveal(message), pointer: reveal(pointer) };
    });
}
