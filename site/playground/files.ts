import type { EngineInput } from "../workers/input.ts";
import { byId } from "./dom.ts";

export interface Example {
  title: string;
  input: EngineInput;
}

declare global {
  var examples: Example[] | undefined;
}

/** For pages of the reader's own. */
const EMPTY: EngineInput = { api: "example", files: { "pages/page.md": "" } };

export interface InputState {
  input: EngineInput;
  /** The name of the file in the editor. */
  file: string;
}

/** The examples, and an empty page. */
export function allExamples(): Example[] {
  return [...(globalThis.examples ?? []), { title: "Your own page", input: EMPTY }];
}

/** A copy, so that the example itself stays as it is. */
export function openInput(input: EngineInput): InputState {
  const files = { ...input.files };
  const [first = ""] = Object.keys(files);
  const file = Object.keys(files).find((name) => name.startsWith("pages/")) ?? first;
  return { input: { ...input, files }, file };
}

export function showExamples(onChoose: (example: Example) => void): void {
  const select = byId("example", HTMLSelectElement);
  const examples = allExamples();
  select.append(...examples.map(({ title }) => new Option(title)));
  select.addEventListener("change", () => {
    const example = examples[select.selectedIndex];
    if (example) onChoose(example);
  });
}

export function showFileNames({ input, file }: InputState): void {
  const options = Object.keys(input.files).map((name) => new Option(name, name));
  const select = byId("file", HTMLSelectElement);
  select.replaceChildren(...options);
  select.value = file;
}
