import type { OpenapiResult } from "../workers/openapi-engine.ts";
import type { PlacedProblem } from "../workers/place-findings.ts";
import type { Place } from "../workers/place.ts";
import type { TypesResult } from "../workers/types-engine.ts";
import { showDiagnostics } from "./diagnostics.ts";
import { byId } from "./dom.ts";
import { markLines, setText } from "./editor.ts";
import { EngineClient, type EngineRun } from "./engine-client.ts";
import { engineStarter } from "./engines.ts";
import { setUpExport, type ShownFile } from "./export.ts";
import { allExamples, openInput, showExamples, showFileNames, type InputState } from "./files.ts";
import { onFiles, withoutEmptyPages } from "./input-files.ts";
import { LateEngines } from "./late-engines.ts";
import { enclosingLinesOf, nearestLinesOf, placeOfLine } from "./links.ts";
import { changeRow, errorsFirst, limitRows, markRows, problemRow } from "./rows.ts";
import { decodeInput } from "./share.ts";
import { showFailure, showProblemCount, showStatus } from "./status.ts";
import { setUpTabs } from "./tabs.ts";
import { createView } from "./view.ts";

type Output<Result extends { output?: unknown }> = NonNullable<Result["output"]>;

let current: InputState = openInput(allExamples()[0]?.input ?? { api: "example", files: {} });
let result: OpenapiResult | undefined;
// The last results without an error. They stay while a page has one.
let openapi: Output<OpenapiResult> | undefined;
let types: Output<TypesResult> | undefined;
let lintProblems: PlacedProblem[] = [];
let panel = "openapi";
/** Whether the pages were opened and their first result is not shown yet. */
let isNew = true;

const view = createView({
  onPageLine: (line) => select(placeOnPage(line)),
  onOpenapiLine: (line) => selectFrom(openapi?.places, line),
  onTypesLine: (line) => selectFrom(types?.places, line),
  onEdit: (text) => {
    if (current.input.files[current.file] === text) return;
    current.input.files[current.file] = text;
    performance.mark("edited");
    run();
  },
});

/** Shows everything that belongs to a line of a page: the line, its results, and its changes. */
function select(place: Place): void {
  if (place.file !== current.file && place.file in current.input.files) openFile(place.file);
  const page = place.file === current.file ? [place.line] : [];
  markLines(view.page, page);
  markLines(view.openapi, nearestLinesOf(openapi?.places ?? [], place));
  markLines(view.types, enclosingLinesOf(types?.places ?? [], place));
  markRows(view.changes, place);
  markRows(view.problems, place);
}

/** The first word of a line in the editor. */
function placeOnPage(line: number): Place {
  const { from, text } = view.page.state.doc.line(line);
  const indent = text.length - text.trimStart().length;
  return { file: current.file, line, column: indent + 1, offset: from + indent };
}

/** Shows the first fault of the page at once. */
function selectFirst({ changes }: OpenapiResult): void {
  isNew = false;
  const first = changes.find(({ place }) => place?.file === current.file);
  if (first?.place) select(first.place);
}

function selectFrom(places: (Place | undefined)[] | undefined, line: number): void {
  const place = placeOfLine(places ?? [], line);
  if (place) select(place);
}

function openFile(file: string): void {
  current.file = file;
  setText(view.page, current.input.files[file] ?? "");
  byId("file", HTMLSelectElement).value = file;
  showMarks();
}

/** Opens other pages. Their results do not belong to the former ones. */
function open(next: InputState): void {
  [openapi, types, lintProblems] = [undefined, undefined, []];
  isNew = true;
  show(next);
}

/** Opens the files in the URL, if it holds any. They belong to no example, so each one can be chosen. */
async function openShared(): Promise<boolean> {
  const shared = await decodeInput(location.hash.slice(1));
  if (!shared) return false;
  byId("example", HTMLSelectElement).selectedIndex = -1;
  open(openInput(shared));
  return true;
}

function show(next: InputState): void {
  current = next;
  result = undefined;
  showFileNames(current);
  openFile(current.file);
  run();
}

const fast = new EngineClient<OpenapiResult>(engineStarter("openapi"), {
  done: showOpenapi,
  failed: showFailure,
});

function run(): void {
  fast.run(current.input);
}

function showOpenapi(next: OpenapiResult, { milliseconds }: EngineRun): void {
  result = next;
  openapi = next.output ?? openapi;
  setText(view.openapi, openapi?.yaml ?? "");
  view.changes.replaceChildren(...limitRows(next.changes, (change) => changeRow(change, select)));
  showProblems();
  showStatus(next, milliseconds, openapi !== undefined);
  if (isNew) selectFirst(next);
  performance.mark("openapi-shown");
  lateEngines.run(current.input);
}

const lateEngines = new LateEngines({
  isOpen: (input) => input === current.input,
  types: ({ output }) => {
    types = output ?? types;
    setText(view.types, types?.types ?? "");
    performance.mark("types-shown");
  },
  lint: ({ problems }) => {
    lintProblems = problems;
    showProblems();
    performance.mark("lint-shown");
  },
  failed: showFailure,
});

/** The problems of the pages, and the findings of Redocly. */
function allProblems(): PlacedProblem[] {
  return errorsFirst([...(result?.problems ?? []), ...lintProblems]);
}

function showProblems(): void {
  const problems = allProblems();
  showProblemCount(problems.length);
  view.problems.replaceChildren(...limitRows(problems, (problem) => problemRow(problem, select)));
  showMarks();
}

/** Marks each change and each problem in the editor. */
function showMarks(): void {
  const changes = result?.changes ?? [];
  showDiagnostics(view.page, current.file, { changes, problems: allProblems() });
}

function shownFile(): ShownFile {
  if (panel === "types") return { name: "types.d.ts", text: types?.types ?? "" };
  if (panel === "lint") {
    return { name: "problems.json", text: JSON.stringify(allProblems(), undefined, 2) };
  }
  return { name: "openapi.yaml", text: openapi?.yaml ?? "" };
}

setUpTabs((opened) => {
  panel = opened;
});
setUpExport(shownFile, () => current.input);
showExamples(({ input }) => open(openInput(input)));
byId("file", HTMLSelectElement).addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement) openFile(target.value);
});
onFiles(byId("add", HTMLInputElement), (files) => {
  const [file = current.file] = Object.keys(files);
  const kept = withoutEmptyPages(current.input.files);
  show({ input: { ...current.input, files: { ...kept, ...files } }, file });
});
globalThis.addEventListener("hashchange", () => void openShared());
void openShared().then((isShared) => {
  if (!isShared) open(current);
});
