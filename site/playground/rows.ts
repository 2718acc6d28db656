import type { Severity } from "../../scripts/pipeline/report/rules.ts";
import { splitCode } from "../pages/inline-code.ts";
import type { PlacedChange, PlacedProblem } from "../workers/place-findings.ts";
import type { Place } from "../workers/place.ts";
import { create } from "./dom.ts";
import { showValue } from "./show-value.ts";

type Select = (place: Place) => void;

/** A browser needs seconds for more rows. */
const MAX_ROWS = 1000;

/** The first rows of a list, and a line that counts the others. */
export function limitRows<Item>(
  items: readonly Item[],
  toRow: (item: Item) => HTMLElement,
): HTMLElement[] {
  const rows = items.slice(0, MAX_ROWS).map(toRow);
  const left = items.length - rows.length;
  return left > 0 ? [...rows, create("li", "row muted", `${left} more are not listed.`)] : rows;
}

/** A row of the list of changes: a button that selects the line, and the values before and after. */
export function changeRow(change: PlacedChange, select: Select): HTMLElement {
  const { rule, summary, place, before, after, source } = change;
  const row = create("li", "row", rowButton(rule, place, select));
  if (summary !== "") row.append(create("p", "muted", ...sentence(summary)));
  if (source !== undefined) row.append(create("p", "muted", `Source: ${source}`));
  row.append(create("del", "", showValue(before)), create("ins", "", showValue(after)));
  setPlace(row, place);
  return row;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export function errorsFirst(problems: readonly PlacedProblem[]): PlacedProblem[] {
  return SEVERITIES.flatMap((one) => problems.filter(({ severity }) => severity === one));
}

export function problemRow(problem: PlacedProblem, select: Select): HTMLElement {
  const { severity, rule, message, place } = problem;
  const label = create("span", `severity ${severity}`, severity);
  const row = create("li", "row", label, rowButton(rule, place, select));
  row.append(create("p", "", ...sentence(message)));
  setPlace(row, place);
  return row;
}

/** A sentence, with its code in elements of their own. */
function sentence(text: string): (Node | string)[] {
  return splitCode(text).map((part) => (part.isCode ? create("code", "", part.text) : part.text));
}

function rowButton(rule: string, place: Place | undefined, select: Select): HTMLElement {
  const where = place ? `${place.file.replace("pages/", "")}:${place.line}` : "";
  const content = [create("b", "", rule), " ", create("span", "place", where)];
  if (!place) return create("span", "head", ...content);
  const button = create("button", "head", ...content);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => select(place));
  return button;
}

function setPlace(row: HTMLElement, place: Place | undefined): void {
  if (place) row.dataset["place"] = keyOf(place);
}

const keyOf = ({ file, line }: Pick<Place, "file" | "line">): string => `${file}:${line}`;

/** Marks the rows about a line, and scrolls to the first one. */
export function markRows(list: HTMLElement, place: Pick<Place, "file" | "line">): void {
  const rows = [...list.querySelectorAll<HTMLElement>(".row")];
  for (const row of rows) {
    row.classList.toggle("linked", row.dataset["place"] === keyOf(place));
  }
  const first = rows.find((row) => row.classList.contains("linked"));
  const pane = list.parentElement;
  if (first && pane) pane.scrollTop = first.offsetTop - pane.offsetTop - 40;
}
