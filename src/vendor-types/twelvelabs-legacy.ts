import type { components, paths } from "../../generated/twelvelabs-legacy/types.ts";

export type LegacyPaths = paths;
export type LegacyTask = components["schemas"]["Task"];
export type LegacyTaskCreated = components["schemas"]["TaskCreated"];
export type LegacyListQuery = NonNullable<paths["/indexes/tasks"]["get"]["parameters"]["query"]>;
