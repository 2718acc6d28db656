import { createHash } from "node:crypto";

/** Inline scripts of a page, which its policy has to name. */
const INLINE_SCRIPT = /<script(?: type="module")?>(.*?)<\/script>/gs;

/** Adds a policy to a page of another tool: only files of the site and the inline scripts of now, and nothing can be sent. */
export function addContentPolicy(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, code = ""]) => hashOf(code));
  const policy = [
    "default-src 'none'",
    `script-src 'self' file: ${[...new Set(hashes)].join(" ")}`.trimEnd(),
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:",
    "font-src data:",
    // Packed indexes of the search are read from `data:` URLs.
    "connect-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace(/<head>/, `<head>${tag}`);
}

function hashOf(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}
