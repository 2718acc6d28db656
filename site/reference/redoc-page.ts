export interface RedocPage {
  html: string;
  /** Passes the API to Redoc's script. */
  script: string;
}

const MODULE = /<script type="module">\s*import \{ hydrate \} from "[^"]+";(.*?)<\/script>/s;
const PRELOAD = /<link rel="modulepreload"[^>]*>/;
const LINK = '<a href="../reference.html">video-tasks: all references</a>';
const STYLE = `<style>
.site-link { padding: 0.8rem 1rem; font: 15px system-ui, sans-serif; }
.site-link a { color: light-dark(#0b57c0, #82b4ff); }
@media (max-width: 40rem) { h1 { font-size: 1.5rem !important; } h2 { font-size: 1.3rem !important; } }
</style>`;

/** Makes a page of `redocly build-docs` use the scripts of the site instead of those of another host. */
export function splitRedocPage(page: string, api: string): RedocPage {
  const [module, code] = MODULE.exec(page) ?? [];
  if (module === undefined || code === undefined || !PRELOAD.test(page)) {
    throw new Error("The page of `redocly build-docs` has another form: adapt this file.");
  }
  const scripts = `<script src="../assets/redoc.js"></script><script src="${api}.js"></script>`;
  const html = page
    .replace(PRELOAD, "")
    .replace(module, () => scripts)
    .replace(/<body>/, `<body>${STYLE}<nav aria-label="Site" class="site-link">${LINK}</nav>`);
  return { html, script: `{\nconst { hydrate } = redoc;${code}}\n` };
}
