import { renderJson } from "../../shared/render-json.ts";
import type { AddReport } from "../added-api.ts";

export function render({ added, examples, reports }: AddReport): string {
  const { api, files, missingFacts, sites, unavailable } = added;
  const lacks = missingFacts.map(({ fact, target }) => ({ what: fact, target }));
  return renderJson({ api, added: files, sites, unavailable, lacks, examples, apis: reports });
}
