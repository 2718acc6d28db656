import type { OverlayEdits } from "../overlay-edits.ts";

export function render(edits: OverlayEdits[]): string {
  const apis = edits.map(({ api, file, actions }) => ({ name: api, overlay: file, actions }));
  return `${JSON.stringify({ apis }, null, 2)}\n`;
}
