import type { PlacedNode } from "./placed-node.ts";

export interface Operation {
  /** `GET /tasks/{task_id}` */
  name: string;
  path: string;
  node: PlacedNode;
  pathItem: PlacedNode;
}
