/** The types of a made-up API, in the form that openapi-typescript writes. */

interface Responds<Raw> {
  responses: { 200: { headers: {}; content: { "application/json": Raw } } };
}

interface Parameters<Path> {
  query?: never;
  header?: never;
  path: Path;
  cookie?: never;
}

export interface Job {
  job_id: string;
  phase: "queued" | "rendering" | "needs_approval" | "Finished" | "errored";
  reason?: string;
  frames: { done: number; total: number };
  updated_at: string;
}

export interface paths {
  "/jobs/{job_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: Parameters<{ job_id: string }> } & Responds<Job>;
    delete: {
      parameters: Parameters<{ job_id: string }>;
      responses: { 204: { headers: {}; content?: never } };
    };
  };
  "/exports/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: Parameters<{ id: string }> } & Responds<{ state: string }>;
  };
  "/orgs/{org}/jobs/{job_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: Parameters<{ org: string; job_id: string }> } & Responds<Job>;
  };
}
