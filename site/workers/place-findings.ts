import { rules } from "../../scripts/pipeline/build-api.ts";
import type { Change } from "../../scripts/pipeline/report/change.ts";
import type { Problem } from "../../scripts/pipeline/report/problems.ts";
import type { Severity } from "../../scripts/pipeline/report/rules.ts";
import { toPlace, type Place } from "./place.ts";

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

export interface PlacedFindings {
  changes: PlacedChange[];
  problems: PlacedProblem[];
}

interface Findings {
  changes: readonly Change[];
  problems: readonly Problem[];
}

/** The changes and problems of an API, with their places in the files of the input. Repairs come before facts. */
export function placeFindings({ changes, problems }: Findings): PlacedFindings {
  const facts = changes.filter(isFact);
  const repairs = changes.filter((change) => !isFact(change));
  return {
    changes: [...repairs.map(toPlacedChange), ...withEnds(facts.map(toPlacedChange))],
    problems: problems.map(({ severity, rule, message, at }) => {
      return { severity, rule, message, place: toPlace(at) };
    }),
  };
}

/** A fact ends where the next one begins. Its own line is not one of the lines with its values. */
function withEnds(facts: readonly PlacedChange[]): PlacedChange[] {
  return facts.map((fact) => {
    const { place } = fact;
    if (!place) return fact;
    const later = facts
      .flatMap((other) => other.place ?? [])
      .filter(({ line }) => line > place.line);
    const endLine = Math.min(...later.map(({ line }) => line)) - 1;
    return { ...fact, place: { ...place, endLine } };
  });
}

const isFact = ({ rule }: Change): boolean => rule === "overlay";

function toPlacedChange(change: Change): PlacedChange {
  const { rule, at, pointer, before, after, source, description } = change;
  const sentence = rules.get(rule)?.summary ?? "";
  const summary = isFact(change)
    ? (description ?? "A fact that the pages do not state.")
    : sentence;
  const fact = source === undefined ? {} : { source };
  return { rule, summary, place: toPlace(at), pointer, before, after, ...fact };
}
