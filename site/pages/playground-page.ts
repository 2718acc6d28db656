import { html } from "./html.ts";
import { renderPage } from "./layout.ts";

const TOOLS = html` <div class="bar">
  <label
    >Example
    <select id="example"></select
  ></label>
  <label
    >File
    <select id="file"></select
  ></label>
  <label class="button"
    >Add files<input id="add" type="file" multiple class="visually-hidden"
  /></label>
</div>`;

const RESULTS = html` <div class="bar">
  <div role="tablist" aria-label="Results">
    <button type="button" role="tab" id="tab-openapi" aria-controls="openapi" aria-selected="true">
      OpenAPI
    </button>
    <button
      type="button"
      role="tab"
      id="tab-types"
      aria-controls="types"
      aria-selected="false"
      tabindex="-1"
    >
      Types
    </button>
    <button
      type="button"
      role="tab"
      id="tab-lint"
      aria-controls="lint"
      aria-selected="false"
      tabindex="-1"
    >
      Lint <span id="problem-count">0</span>
    </button>
  </div>
  <span class="space"></span>
  <button type="button" id="share">Share</button>
  <button type="button" id="copy">Copy</button>
  <button type="button" id="download">Download</button>
</div>`;

const LINT = html` <div
  class="body"
  id="lint"
  role="tabpanel"
  aria-labelledby="tab-lint"
  tabindex="0"
  hidden
>
  <p class="muted note">
    The problems of the pages, and the findings of Redocly about the OpenAPI file, as
    <code>npm run lint</code> reports them.
  </p>
  <ul class="rows" id="problems"></ul>
</div>`;

/** The playground. Its script fills the panes. */
export function renderPlayground(): string {
  const body = html` <div class="title">
      <h1>Playground</h1>
      <p class="muted">
        Paste a documentation page. Its faults, the OpenAPI file and the types appear while you
        type. Nothing leaves this browser.
      </p>
      <p class="status">
        <span id="status" role="status">Loading</span>
        <span id="notice" role="status"></span>
      </p>
      <p id="stale" class="stale" role="alert" hidden></p>
    </div>
    <noscript
      ><p class="stale">
        The playground needs JavaScript. The <a href="changes.html">changes</a> can be read without
        it.
      </p></noscript
    >
    <div class="playground">
      <section class="pane page" aria-label="Page">
        ${TOOLS}
        <div class="body" id="page"></div>
      </section>
      <section class="pane results" aria-label="Results">
        ${RESULTS}
        <div class="body" id="openapi" role="tabpanel" aria-labelledby="tab-openapi"></div>
        <div class="body" id="types" role="tabpanel" aria-labelledby="tab-types" hidden></div>
        ${LINT}
      </section>
      <section class="pane list" aria-labelledby="changes-title">
        <div class="bar"><h2 id="changes-title">Changes</h2></div>
        <div class="body" tabindex="0" aria-labelledby="changes-title" role="group">
          <ul class="rows" id="changes"></ul>
        </div>
      </section>
    </div>`;
  return renderPage({
    title: "Playground · video-tasks",
    path: "playground.html",
    section: "Playground",
    isWide: true,
    body,
    // A worker compiles the schemas of examples, and loads the code from a blob.
    scriptSource: "blob:",
    // The first example has an overlay, so its package is not loaded late.
    scripts: ["openapi-worker.js", "late-overlay.js", "examples.js", "playground.js"],
  });
}
