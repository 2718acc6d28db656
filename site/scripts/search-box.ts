import type { SearchEntry } from "../pages/document-page.ts";
import { loadScript } from "./load-script.ts";
import { search } from "./search.ts";

declare global {
  var searchIndex: SearchEntry[] | undefined;
}

for (const box of document.querySelectorAll<HTMLElement>(".search")) setUp(box);

// The list of pages is beside the text on wide screens, and above it on narrow ones.
const list = document.querySelector<HTMLDetailsElement>(".docs details");
if (list) list.open = matchMedia("(min-width: 60rem)").matches;

function setUp(box: HTMLElement): void {
  const [input, results, status] = [
    box.querySelector("input"),
    box.querySelector("ul"),
    box.querySelector("p"),
  ];
  if (!input || !results || !status) return;
  const root = box.dataset["root"] ?? "";
  box.hidden = false;
  const show = (): void => {
    const found = search(globalThis.searchIndex ?? [], input.value);
    const hasQuery = input.value.trim() !== "";
    status.hidden = !hasQuery;
    status.textContent = found.length === 0 ? "No page found." : `${found.length} found.`;
    results.hidden = found.length === 0;
    results.replaceChildren(...found.map((entry) => toItem(entry, root)));
  };
  // Loaded late, because most readers do not search.
  input.addEventListener("focus", () => void loadScript(`${root}assets/search.js`).then(show), {
    once: true,
  });
  input.addEventListener("input", show);
}

function toItem({ page, heading, url }: SearchEntry, root: string): HTMLElement {
  const link = document.createElement("a");
  link.href = root + url;
  link.textContent = heading === page ? page : `${heading} (${page})`;
  const item = document.createElement("li");
  item.append(link);
  return item;
}
