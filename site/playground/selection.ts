import type { Place } from "../workers/place.ts";
import { markLines } from "./editor.ts";
import { enclosingLinesOf, nearestLinesOf, placeOfLine } from "./links.ts";
import { markRows } from "./rows.ts";
import type { Session } from "./session.ts";
import type { View } from "./view.ts";

interface SelectionSettings {
  session: Session;
  view: View;
  openFile(file: string): void;
}

/** Functions that show everything that belongs to one line: on the page, in the results, and in the lists. */
export function createSelection({ session, view, openFile }: SelectionSettings) {
  const select = (place: Place): void => {
    const { current, openapi, types } = session;
    if (place.file !== current.file && place.file in current.input.files) openFile(place.file);
    markLines(view.page, place.file === current.file ? [place.line] : []);
    markLines(view.openapi, nearestLinesOf(openapi?.places ?? [], place));
    markLines(view.types, enclosingLinesOf(types?.places ?? [], place));
    markRows(view.changes, place);
    markRows(view.problems, place);
  };
  const selectFrom = (places: (Place | undefined)[] | undefined, line: number): void => {
    const place = placeOfLine(places ?? [], line);
    if (place) select(place);
  };
  return {
    select,
    /** The first word of a line in the editor. */
    pageLine: (line: number) => {
      const { from, text } = view.page.state.doc.line(line);
      const indent = text.length - text.trimStart().length;
      const { file } = session.current;
      select({ file, line, column: indent + 1, offset: from + indent });
    },
    openapiLine: (line: number) => selectFrom(session.openapi?.places, line),
    typesLine: (line: number) => selectFrom(session.types?.places, line),
    /** The first fault of the page. */
    firstChange: () => {
      const { result, current } = session;
      const first = result?.changes.find(({ place }) => place?.file === current.file);
      if (first?.place) select(first.place);
    },
  };
}
