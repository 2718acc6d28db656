import type { Node } from "./document.ts";

export interface Operation {
  /** `GET /tasks/{task_id}` */
  name: string;
  path: string;
  node: Node;
  pathItem: Node;
}
