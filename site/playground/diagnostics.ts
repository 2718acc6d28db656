import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import type { PlacedFindings } from "../workers/place-findings.ts";
import type { Place } from "../workers/place.ts";

/** More marks slow the editor down. */
const MAX_MARKS = 1000;

/** Underlines each change and each problem on the page, with a mark in the gutter. */
export function showDiagnostics(view: EditorView, file: string, findings: PlacedFindings): void {
  const changes = findings.changes.flatMap(({ rule, summary, place }) =>
    toDiagnostic(view, { file, place, source: rule, message: summary, severity: "info" }),
  );
  const problems = findings.problems.flatMap(({ rule, message, place, severity }) =>
    toDiagnostic(view, { file, place, source: rule, message, severity }),
  );
  const shown = [...problems, ...changes].slice(0, MAX_MARKS);
  view.dispatch(setDiagnostics(view.state, shown));
}

interface Finding extends Pick<Diagnostic, "severity" | "message"> {
  /** The file in the editor. */
  file: string;
  place: Place | undefined;
  source: string;
}

function toDiagnostic(view: EditorView, finding: Finding): Diagnostic[] {
  const { file, place, source, message, severity } = finding;
  const { doc } = view.state;
  if (place?.file !== file || place.offset > doc.length) return [];
  const to = Math.max(doc.lineAt(place.offset).to, place.offset);
  return [{ from: place.offset, to, severity, source, message }];
}
