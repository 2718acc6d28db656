import { renderJson } from "../../shared/render-json.ts";
import type { OverlayEdits } from "../overlay-edits.ts";

export function render(edits: OverlayEdits[]): string {
  const apis = edits.map(({ api, file, actions }) => ({ name: api, overlay: file, actions }));
  return renderJson({ apis });
}
