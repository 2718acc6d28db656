import { beforeAll, describe, expect, test } from "vitest";
import { compile, showTypes, type Diagnosis } from "../support/compile.ts";

const PATHS = `
interface Job {
  phase: "queued" | "rendering" | "finished" | "errored";
  frames: { done: number; total: number };
}
interface Responds<Raw> {
  responses: { 200: { content: { "application/json": Raw } } };
}
export interface paths {
  "/jobs": { get: Responds<{ jobs: Job[] }> };
  "/jobs/{job_id}": { get: { parameters: { path: { job_id: string } } } & Responds<Job> };
  "/orgs/{org}/jobs/{job_id}": { get: Responds<Job> };
  "/files/{id}/content": { get: { responses: { 200: { content: { "video/mp4": string } } } } };
  "/reports/{id}": { get: { parameters: { query: { version: string } } } & Responds<Job> };
  "/uploads/{id}": { post: Responds<Job> };
}
`;

interface Definition {
  name?: string;
  call?: string;
  auth?: string;
  get?: string;
  status?: string;
  states?: string;
  more?: string;
}

const STATES =
  '{ queued: "pending", rendering: "running", finished: "succeeded", errored: "failed" }';

const write = (definition: Definition) => `import type { paths } from "./paths.mts";
import { defineTasks } from "./src/core.ts";
export const create = defineTasks<paths>${definition.call ?? "()"}({
  baseUrl: "https://api.example.com",
  auth: ${definition.auth ?? '{ env: "EXAMPLE_API_KEY" }'},
  tasks: {
    ${definition.name ?? "jobs"}: {
      get: ${definition.get ?? '"/jobs/{job_id}"'},
      status: ${definition.status ?? "(job) => job.phase"},
      states: ${definition.states ?? STATES},
      ${definition.more ?? ""}
    },
  },
});
`;

const WORDS = 'States<"queued" | "rendering" | "finished" | "errored">';

/** A mistake, and each error of the compiler with the line where it is. */
type Mistake = [title: string, definition: Definition, ...errors: string[]];

const mistakes: Mistake[] = [
  [
    "a path that does not exist",
    { get: '"/job/{job_id}"' },
    `8: Type '"/job/{job_id}"' is not assignable to type '"/jobs" | "/jobs/{job_id}" | "/orgs/{org}/jobs/{job_id}" | "/files/{id}/content" | "/reports/{id}" | "/uploads/{id}"'. Did you mean '"/jobs/{job_id}"'?`,
  ],
  [
    "a path without an id",
    { get: '"/jobs"' },
    `8: Type '"/jobs"' is not assignable to type '"a path with one {parameter}: use createTasks for any other"'.`,
  ],
  [
    "a path with a second parameter",
    { get: '"/orgs/{org}/jobs/{job_id}"' },
    `8: Type '"/orgs/{org}/jobs/{job_id}"' is not assignable to type '"a path with one {parameter}: use createTasks for any other"'.`,
  ],
  [
    "a path that needs a query",
    { get: '"/reports/{id}"' },
    `8: Type '"/reports/{id}"' is not assignable to type '"a path without a required query: use createTasks for any other"'.`,
  ],
  [
    "a path without a GET",
    { get: '"/uploads/{id}"' },
    `8: Type '"/uploads/{id}"' is not assignable to type '"a path whose GET responds 200 with JSON"'.`,
  ],
  [
    "a response that is not JSON",
    { get: '"/files/{id}/content"' },
    `8: Type '"/files/{id}/content"' is not assignable to type '"a path whose GET responds 200 with JSON"'.`,
  ],
  ...["api", "client"].map((name): Mistake => [
    `tasks with the name ${name}`,
    { name },
    `8: Type '"/jobs/{job_id}"' is not assignable to type '"tasks with another name: a client has an \`api\` and a \`client\` already"'.`,
  ]),
  [
    "a mistyped status field",
    { status: "(job) => job.phse" },
    `9: Property 'phse' does not exist on type 'Job'. Did you mean 'phase'?`,
  ],
  [
    "a word that the vendor has added",
    { states: '{ queued: "pending", rendering: "running", finished: "succeeded" }' },
    `10: Property 'errored' is missing in type '{ queued: "pending"; rendering: "running"; finished: "succeeded"; }' but required in type '${WORDS}'.`,
  ],
  [
    "a mistyped word of the vendor",
    { states: STATES.replace("rendering", "rendring") },
    `10: Property 'rendering' is missing in type '{ queued: "pending"; rendring: "running"; finished: "succeeded"; errored: "failed"; }' but required in type '${WORDS}'.`,
  ],
  [
    "a state that does not exist",
    { states: STATES.replace("succeeded", "done") },
    `10: Type '"done"' is not assignable to type 'TaskState'.`,
  ],
  [
    "a wrong field in a function",
    { more: "progress: (job) => job.frame.done," },
    `11: Property 'frame' does not exist on type 'Job'. Did you mean 'frames'?`,
  ],
  [
    "a mistyped property",
    { more: "progres: (job) => job.frames.done," },
    `11: Object literal may only specify known properties, but 'progres' does not exist in type '{ get: "/jobs/{job_id}"; } & TaskReader<Job, "queued" | "rendering" | "finished" | "errored">'. Did you mean to write 'progress'?`,
    // The compiler adds it to every function that it does not expect.
    "11: Parameter 'job' implicitly has an 'any' type.",
  ],
  [
    "a mistyped property of auth",
    { auth: '{ envv: "EXAMPLE_API_KEY" }' },
    "5: Object literal may only specify known properties, but 'envv' does not exist in type 'Auth'. Did you mean to write 'env'?",
  ],
];

const fileOf = (index: number) => `mistake-${index}.mts`;

describe("a mistake in defineTasks is an error of the compiler at its place", () => {
  const errors: Diagnosis[] = [];

  beforeAll(() => {
    const files = mistakes.map(
      ([, definition], index) => [fileOf(index), write(definition)] as const,
    );
    const more = [
      ["paths.mts", PATHS],
      ["correct.mts", write({})],
      ["parentheses.mts", write({ call: "" })],
    ] as const;
    errors.push(...compile(new Map([...files, ...more])));
  }, 60_000);

  const errorsIn = (name: string) => errors.filter(({ file }) => file === name);

  test.each(mistakes.map((mistake, index) => [mistake[0], index] as const))("%s", (_, index) => {
    const [, , ...expected] = mistakes[index]!;
    const found = errorsIn(fileOf(index)).map(({ line, message }) => `${line}: ${message}`);
    expect(found).toEqual(expected);
  });

  test("the missing pair of parentheses is one error that shows the repair", () => {
    const [error, ...others] = errorsIn("parentheses.mts");
    expect(others).toEqual([]);
    expect(error).toMatchObject({ line: 3 });
    expect(error?.message).toContain(`Property '"write defineTasks<paths>()({ … })"' is missing`);
  });

  test("a correct definition compiles, and no other file has an error", () => {
    const known = new Set(["parentheses.mts", ...mistakes.map((_, index) => fileOf(index))]);
    expect(errors.filter(({ file }) => !known.has(file))).toEqual([]);
  });
});

test("an editor shows the names of a client's types, not their fields", { timeout: 60_000 }, () => {
  const code = `
    import type { Job, paths } from "./test/support/example-api.ts";
    import { createTasks, defineTasks } from "./src/core.ts";
    const createExample = defineTasks<paths>()({
      baseUrl: "https://api.example.com",
      tasks: { exports: { get: "/exports/{id}", status: (job) => job.state, states: {} } },
    });
    export const { exports, api } = createExample();
    export const jobs = createTasks({
      get: async (id): Promise<Job> => JSON.parse(id),
      status: (job) => job.frames.done > 0 ? "running" : "pending",
      states: { running: "running", pending: "pending" },
    });
    export const job = await jobs.retrieve("a");
  `;
  expect(showTypes("hover.mts", code)).toEqual({
    exports: 'PathTasks<paths, "/exports/{id}", string>',
    api: "Client<paths, `${string}/${string}`>",
    jobs: 'Tasks<Job, OpenStatus<"pending" | "running">>',
    job: 'Task<Job, OpenStatus<"pending" | "running">>',
  });
});
