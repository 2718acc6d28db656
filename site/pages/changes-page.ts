import { compareText } from "../../scripts/pipeline/values/compare-text.ts";
import type { ChangeRow, NumberedLine } from "./change-rows.ts";
import { html, type Html } from "./html.ts";
import { splitCode, type TextPart } from "./inline-code.ts";
import { renderPage, type InlineFiles } from "./layout.ts";

/** The changes of all APIs, with a filter, or of one API. */
export function renderChangesPage(rows: readonly ChangeRow[], api?: string): string {
  const title = api === undefined ? "Changes" : `Changes: ${api}`;
  const shown = api === undefined ? rows : rows.filter((row) => row.api === api);
  const body = renderBody(title, shown, renderLinks(rows, api));
  const path = api === undefined ? "changes.html" : `changes-${api}.html`;
  const scripts = ["changes.js"];
  return renderPage({ title: `${title} · video-tasks`, path, section: "Changes", body, scripts });
}

function renderLinks(rows: readonly ChangeRow[], api: string | undefined): Html {
  if (api !== undefined) return html`<p><a href="changes.html">All APIs</a></p>`;
  const links = valuesOf(rows, "api").map(
    (name) => html`<a href="changes-${name}.html">${name}</a> `,
  );
  return html`<p class="links">By API: ${links}</p>`;
}

function renderSelect(
  key: "api" | "rule" | "kind",
  label: string,
  rows: readonly ChangeRow[],
): Html | undefined {
  const values = valuesOf(rows, key);
  if (values.length < 2) return undefined;
  const options = values.map((value) => html`<option>${value}</option>`);
  return html`<label
    >${label}<select name="${key}">
      <option value="">all</option>
      ${options}
    </select></label
  >`;
}

function valuesOf(rows: readonly ChangeRow[], key: "api" | "rule" | "kind"): string[] {
  return [...new Set(rows.map((row) => row[key]))].sort(compareText);
}

function renderRow(row: ChangeRow): Html {
  const { api, rule, kind, place, text, before, after, source } = row;
  const sides = before || after ? renderSides(kind, before ?? [], after ?? []) : undefined;
  return html` <article class="change" data-api="${api}" data-rule="${rule}" data-kind="${kind}">
    <h2>${rule} <span class="severity ${kind}">${kind}</span></h2>
    <p class="place">${api} · ${place}</p>
    <p>${splitCode(text).map(renderPart)}</p>
    ${source === undefined ? undefined : html`<p class="muted">Source: ${source}</p>`} ${sides}
  </article>`;
}

function renderPart({ text, isCode }: TextPart): Html {
  return isCode ? html`<code>${text}</code>` : html`${text}`;
}

/** The changes as one file without links, for reviewers. */
export function renderReport(rows: readonly ChangeRow[], inline: InlineFiles): string {
  const body = renderBody("Changes", rows);
  return renderPage({ title: "Changes", path: "report.html", body, inline });
}

function renderBody(title: string, rows: readonly ChangeRow[], links?: Html): Html {
  return html`<h1>${title}</h1>
    <p class="lead">
      Each fault of the vendors' pages at its line, with the repair, and each fact that an overlay
      adds.
    </p>
    ${links}
    <form class="filter" id="filter" hidden>
      ${renderSelect("api", "API", rows)} ${renderSelect("rule", "Rule", rows)}
      ${renderSelect("kind", "Kind", rows)}
      <span id="count" role="status" class="muted"></span>
    </form>
    <div id="rows">${rows.map(renderRow)}</div>`;
}

/** The vendor's lines on the left, and the result on the right. */
export function renderSides(
  kind: string,
  before: readonly NumberedLine[],
  after: readonly NumberedLine[],
): Html {
  const title = kind === "fact" ? "Before" : "The page";
  return html`<div class="sides">
    <div>
      <h3>${title}</h3>
      <pre tabindex="0">${renderLines(before)}</pre>
    </div>
    <div>
      <h3>Result</h3>
      <pre tabindex="0">${renderLines(after)}</pre>
    </div>
  </div>`;
}

function renderLines(lines: readonly NumberedLine[]): Html {
  if (lines.length === 0) return html`<span data-line="">(nothing)</span>`;
  const rows = lines.map(
    ({ number, text }) => html`<span data-line="${number ?? ""}">${text}</span>`,
  );
  return html`${rows}`;
}
