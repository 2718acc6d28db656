import type { Place } from "../workers/place.ts";
import type { OpenapiResult } from "../workers/openapi-engine.ts";
import { showDiagnostics } from "./diagnostics.ts";
import { setText } from "./editor.ts";
import type { EngineRun } from "./engine-client.ts";
import type { ShownFile } from "./export.ts";
import { changeRow, limitRows, problemRow } from "./rows.ts";
import type { Session } from "./session.ts";
import { showProblemCount, showStatus } from "./status.ts";
import type { View } from "./view.ts";

/** A session, and where its results are shown. */
export interface Shown {
  session: Session;
  view: View;
  select(place: Place): void;
}

export function showOpenapi(shown: Shown, next: OpenapiResult, { milliseconds }: EngineRun): void {
  const { session, view, select } = shown;
  const { openapi } = session;
  setText(view.openapi, openapi?.yaml ?? "");
  view.changes.replaceChildren(...limitRows(next.changes, (change) => changeRow(change, select)));
  showProblems(shown);
  showStatus(next, milliseconds, openapi !== undefined);
}

export function showProblems(shown: Shown): void {
  const { session, view, select } = shown;
  const problems = session.problems();
  showProblemCount(problems.length);
  view.problems.replaceChildren(...limitRows(problems, (problem) => problemRow(problem, select)));
  showMarks(shown);
}

/** Marks each change and each problem in the editor. */
export function showMarks({ session, view }: Pick<Shown, "session" | "view">): void {
  const changes = session.result?.changes ?? [];
  showDiagnostics(view.page, session.current.file, { changes, problems: session.problems() });
}

/** The file that the open tab shows. */
export function shownFile(session: Session, panel: string): ShownFile {
  if (panel === "types") return { name: "types.d.ts", text: session.types?.types ?? "" };
  if (panel === "lint") {
    return { name: "problems.json", text: JSON.stringify(session.problems(), undefined, 2) };
  }
  return { name: "openapi.yaml", text: session.openapi?.yaml ?? "" };
}
