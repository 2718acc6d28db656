import type { OpenapiResult } from "../workers/openapi-engine.ts";
import { addFiles } from "./add-files.ts";
import { byId } from "./dom.ts";
import { setText } from "./editor.ts";
import { EngineClient } from "./engine-client.ts";
import { engineStarter } from "./engines.ts";
import { setUpExport } from "./export.ts";
import { allExamples, openInput, showExamples, showFileNames, type InputState } from "./files.ts";
import { LateEngines } from "./late-engines.ts";
import { onFiles } from "./on-files.ts";
import { shownFile, showMarks, showOpenapi, showProblems } from "./results.ts";
import { createSelection } from "./selection.ts";
import { Session } from "./session.ts";
import { decodeInput } from "./share.ts";
import { showFailure, showNotice } from "./status.ts";
import { setUpTabs } from "./tabs.ts";
import { createView } from "./view.ts";

const session = new Session(openInput(allExamples()[0]?.input ?? { api: "example", files: {} }));

const view = createView({
  onPageLine: (line) => selection.pageLine(line),
  onOpenapiLine: (line) => selection.openapiLine(line),
  onTypesLine: (line) => selection.typesLine(line),
  onEdit: (text) => {
    const { input, file } = session.current;
    if (input.files[file] === text) return;
    input.files[file] = text;
    performance.mark("edited");
    run();
  },
});
const selection = createSelection({ session, view, openFile });
const shown = { session, view, select: selection.select };

function openFile(file: string): void {
  session.current.file = file;
  setText(view.page, session.current.input.files[file] ?? "");
  byId("file", HTMLSelectElement).value = file;
  showMarks(shown);
}

/** Opens other files. */
function open(next: InputState): void {
  session.open(next);
  showCurrent();
}

/** Opens the files in the URL, if it holds any. They belong to no example, so each one can be chosen. */
async function openShared(): Promise<boolean> {
  const shared = await decodeInput(location.hash.slice(1));
  if (!shared) return false;
  byId("example", HTMLSelectElement).selectedIndex = -1;
  open(openInput(shared));
  return true;
}

function showCurrent(): void {
  showFileNames(session.current);
  openFile(session.current.file);
  run();
}

const fast = new EngineClient<OpenapiResult>(engineStarter("openapi"), {
  done: (result, engineRun) => {
    session.receive(result);
    showOpenapi(shown, result, engineRun);
    if (session.isNew) selection.firstChange();
    session.isNew = false;
    performance.mark("openapi-shown");
    late.run(session.current.input);
  },
  failed: showFailure,
});

const late = new LateEngines({
  isOpen: (input) => input === session.current.input,
  types: ({ output }) => {
    session.types = output ?? session.types;
    setText(view.types, session.types?.types ?? "");
    performance.mark("types-shown");
  },
  lint: ({ problems }) => {
    session.lintProblems = problems;
    showProblems(shown);
    performance.mark("lint-shown");
  },
  failed: showFailure,
});

function run(): void {
  fast.run(session.current.input);
}

let panel = "openapi";
setUpTabs((opened) => {
  panel = opened;
});
setUpExport(
  () => shownFile(session, panel),
  () => session.current.input,
);
showExamples(({ input }) => open(openInput(input)));
byId("file", HTMLSelectElement).addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement) openFile(target.value);
});
onFiles(byId("add", HTMLInputElement), (added) => {
  const { input, file } = session.current;
  const { files, names, notices } = addFiles(input.files, added);
  session.change({ input: { ...input, files }, file: names[0] ?? file });
  showCurrent();
  showNotice(notices.join(" "));
});
globalThis.addEventListener("hashchange", () => void openShared());
void openShared().then((isShared) => {
  if (!isShared) open(session.current);
});
