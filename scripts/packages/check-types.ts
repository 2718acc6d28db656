import { join } from "node:path";
import { runProgram } from "../shared/run-program.ts";

/** The ways in which TypeScript finds the types of a package that consists of ES modules. */
const RESOLUTIONS = [
  ["--module", "nodenext"],
  ["--module", "esnext", "--moduleResolution", "bundler"],
];

/** Compiles the program of the project with one TypeScript, and checks all types of the packages. */
export async function checkTypes(typescript: string, project: string): Promise<void> {
  const compiler = [process.execPath, join(typescript, "bin", "tsc")];
  for (const resolution of RESOLUTIONS) {
    await runProgram([...compiler, ...resolution], { directory: project });
  }
}

/** Two kinds of tasks with different types, of which older versions of TypeScript infer only the union. */
export const TYPED_PROGRAM = `import { defineTasks } from "video-tasks/core";
import { createTwelveLabs } from "video-tasks/twelvelabs";

interface Get<Body> {
  get: {
    parameters: { path: { id: string } };
    responses: { 200: { content: { "application/json": Body } } };
  };
}

interface Paths {
  "/renders/{id}": Get<{ phase: "queued" | "finished"; percent: number }>;
  "/uploads/{id}": Get<{ status: "running" | "done" | "failed"; reason?: string }>;
}

const createExample = defineTasks<Paths>()({
  baseUrl: "https://api.example.com",
  tasks: {
    renders: {
      get: "/renders/{id}",
      status: (render) => render.phase,
      states: { queued: "pending", finished: "succeeded" },
      progress: (render) => render.percent / 100,
    },
    uploads: {
      get: "/uploads/{id}",
      status: (upload) => upload.status,
      states: { running: "running", done: "succeeded", failed: "failed" },
      message: (upload) => upload.reason,
    },
  },
});

export const percent: Promise<number> = createExample()
  .renders.wait("1")
  .then((task) => task.raw.percent);
export const video: Promise<string | undefined> = createTwelveLabs()
  .tasks.wait("1")
  .then((task) => task.raw.video_id);
`;

export const TYPED_SETTINGS = {
  compilerOptions: { strict: true, noEmit: true, target: "es2022", types: [] },
  files: ["program.ts"],
};
