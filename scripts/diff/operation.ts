import type { PlacedNode } from "./placed-node.ts";

export interface Operation {
  /** `GET /tasks/{task_id}` */
  name: string;
  path: string;
  /** Whether the API sends the request. */
  isWebhook: boolean;
  node: PlacedNode;
  pathItem: PlacedNode;
}
