/** The name in the input for a file that a reader chose: an overlay, a written document, or a page. */
function inputFileName(name: string): string {
  if (/^overlay\.ya?ml$/.test(name)) return "overlay.yaml";
  if (/^openapi\.ya?ml$/.test(name)) return "openapi.yaml";
  return `pages/${name}`;
}

/** Reads dropped or chosen files, by their names in the input. */
async function readFiles(files: Iterable<File>): Promise<Record<string, string>> {
  const entries = [...files].map(
    async (file) => [inputFileName(file.name), await file.text()] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The files, except the empty page that waits for a text. */
export function withoutEmptyPages(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text.trim() !== ""));
}

/** Calls `use` with the files that a reader drops on the page or chooses. */
export function onFiles(input: HTMLInputElement, use: (files: Record<string, string>) => void) {
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
