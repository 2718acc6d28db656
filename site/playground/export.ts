import type { EngineInput } from "../workers/input.ts";
import { byId } from "./dom.ts";
import { encodeInput } from "./share.ts";
import { showNotice } from "./status.ts";

export interface ShownFile {
  name: string;
  text: string;
}

/** The buttons that take results out of the page. */
export function setUpExport(shown: () => ShownFile, input: () => EngineInput): void {
  const onClick = (id: string, action: () => Promise<void>) => {
    const fail = (error: unknown) => showNotice(`The browser refused: ${String(error)}`);
    byId(id, HTMLButtonElement).addEventListener("click", () => void action().catch(fail));
  };
  onClick("copy", async () => {
    const { name, text } = shown();
    await navigator.clipboard.writeText(text);
    showNotice(`Copied ${name}.`);
  });
  onClick("download", async () => {
    const { name, text } = shown();
    downloadText(name, text);
    showNotice(`Saved ${name}.`);
    return Promise.resolve();
  });
  onClick("share", async () => {
    const hash = `#${await encodeInput(input())}`;
    history.replaceState(undefined, "", hash); // no event, so the files are not opened again
    showNotice("The URL of this page now holds your files.");
    await navigator.clipboard.writeText(location.href);
    showNotice("Copied the URL. It holds your files; nothing was uploaded.");
  });
}

function downloadText(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
