// The filter of the changes. Its state is in the URL, so that a view can be shared.

const KEYS = ["api", "rule", "kind"];

const form = document.querySelector<HTMLFormElement>("#filter");

function selectOf(key: string): HTMLSelectElement | undefined {
  const element = form?.elements.namedItem(key);
  return element instanceof HTMLSelectElement ? element : undefined;
}

function apply(): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".change")];
  const wanted = KEYS.map((key) => [key, selectOf(key)?.value ?? ""] as const);
  let count = 0;
  for (const row of rows) {
    row.hidden = wanted.some(([key, value]) => value !== "" && row.dataset[key] !== value);
    if (!row.hidden) count += 1;
  }
  const status = document.querySelector("#count");
  if (status) status.textContent = `${count} of ${rows.length}`;
}

function readUrl(): void {
  const values = new URLSearchParams(location.hash.slice(1));
  for (const key of KEYS) {
    const select = selectOf(key);
    if (select) select.value = values.get(key) ?? "";
    if (select?.selectedIndex === -1) select.value = "";
  }
  apply();
}

function writeUrl(): void {
  const entries = KEYS.map((key) => [key, selectOf(key)?.value ?? ""]);
  const values = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  history.replaceState(undefined, "", `#${values.toString()}`);
}

if (form) {
  form.hidden = false;
  form.addEventListener("change", () => {
    writeUrl();
    apply();
  });
  addEventListener("hashchange", readUrl);
  readUrl();
}
