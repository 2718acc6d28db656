import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Definition } from "./language-server.ts";

/** A place in a file, with lines and columns that start at 1. */
type Mark = Pick<Definition, "file" | "line" | "column"> & { length: number };

const LINE_HEIGHT = 20;
const CHARACTER = 7.8;
const PANEL = { width: 440, gap: 60, top: 74, margin: 20 };
const CONTEXT = 4;
const LINES = 2 * CONTEXT + 1;

/** The picture has its own colors for a dark page, because an image does not inherit those of the page. */
const STYLE = `
  .page, .panel { fill: #ffffff; stroke: #d0d7de } .bar { fill: #f6f8fa; stroke: #d0d7de }
  .page { stroke: none } text { fill: #1f2328 } .number { fill: #59636e }
  .mark { fill: #ffe58f } .arrow { stroke: #0969da; fill: none; stroke-width: 2 } .tip { fill: #0969da }
  .code { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre }
  .label { font: 13px system-ui, sans-serif }
  @media (prefers-color-scheme: dark) {
    .page, .panel { fill: #0d1117; stroke: #3d444d } .bar { fill: #151b23; stroke: #3d444d }
    .page { stroke: none } text { fill: #f0f6fc } .number { fill: #9198a1 }
    .mark { fill: #5a4a12 } .arrow { stroke: #4493f8 } .tip { fill: #4493f8 }
  }`;

/** Draws the name in the types and the place to which the language server leads, side by side. */
export function drawJump(from: Mark, to: Mark): string {
  const width = 2 * (PANEL.width + PANEL.margin) + PANEL.gap;
  const height = PANEL.top + LINES * LINE_HEIGHT + 24;
  const right = PANEL.margin + PANEL.width + PANEL.gap;
  const middle = PANEL.top + CONTEXT * LINE_HEIGHT + LINE_HEIGHT / 2;
  const [start, end] = [PANEL.margin + PANEL.width + 6, right - 12];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>Go to Definition on ${nameOf(from)} opens ${basename(to.file)} at line ${to.line}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...drawPanel(from, PANEL.margin),
    ...drawPanel(to, right),
    `<path class="arrow" d="M${start} ${middle} H${end}"/>`,
    `<path class="tip" d="M${end + 8} ${middle} l-10 -6 v12 z"/>`,
    "</svg>\n",
  ].join("\n");
}

function nameOf({ file, line, column, length }: Mark): string {
  const text = readFileSync(file, "utf8").split("\n")[line - 1] ?? "";
  return text.slice(column - 1, column - 1 + length);
}

function drawPanel(mark: Mark, left: number): string[] {
  const lines = readFileSync(mark.file, "utf8").split("\n");
  const first = mark.line - CONTEXT;
  const height = LINES * LINE_HEIGHT + 12;
  const numbers = Array.from({ length: LINES }, (_, index) => first + index);
  const gutter = left + 46;
  const markX = gutter + (mark.column - 1) * CHARACTER;
  const markY = PANEL.top + CONTEXT * LINE_HEIGHT + 2;
  return [
    `<rect class="bar" x="${left}" y="34" width="${PANEL.width}" height="30"/>`,
    `<text class="label" x="${left + 12}" y="54">${escapeXml(basename(mark.file))}</text>`,
    `<rect class="panel" x="${left}" y="64" width="${PANEL.width}" height="${height}"/>`,
    `<rect class="mark" x="${markX}" y="${markY}" width="${mark.length * CHARACTER}" height="${LINE_HEIGHT - 2}"/>`,
    ...numbers.flatMap((number, index) => {
      const y = PANEL.top + index * LINE_HEIGHT + 15;
      const room = Math.floor((PANEL.width - 56) / CHARACTER);
      const text = lines[number - 1] ?? "";
      const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
      return [
        `<text class="code number" x="${left + 36}" y="${y}" text-anchor="end">${number}</text>`,
        ...(shown === "" ? [] : [drawCode(shown, { x: gutter, y })]),
      ];
    }),
  ];
}

/** Each text has its exact width, so that the mark fits in every font. */
function drawCode(text: string, { x, y }: { x: number; y: number }): string {
  const code = text.trimStart();
  const start = x + (text.length - code.length) * CHARACTER;
  const width = code.length * CHARACTER;
  return `<text class="code" x="${start}" y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escapeXml(code)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
