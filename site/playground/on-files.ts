import type { AddedFile } from "./add-files.ts";

/** Calls `use` with the files that a reader drops on the page or chooses. */
export function onFiles(input: HTMLInputElement, use: (files: AddedFile[]) => void): void {
  const read = async (files: FileList | null | undefined): Promise<void> => {
    if (files && files.length > 0) use(await readFiles(files));
  };
  input.addEventListener("change", () => void read(input.files));
  document.addEventListener("dragover", (event) => event.preventDefault());
  const onDrop = (event: DragEvent): void => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    event.stopPropagation(); // the editor would insert the files into the open page
    void read(event.dataTransfer.files);
  };
  document.addEventListener("drop", onDrop, { capture: true });
}

function readFiles(files: Iterable<File>): Promise<AddedFile[]> {
  return Promise.all(
    [...files].map(async (file) => ({ name: file.name, text: await file.text() })),
  );
}
