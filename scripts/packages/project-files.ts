import { TYPED_PROGRAM, TYPED_SETTINGS } from "./check-types.ts";

const PAGE = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
servers: [{ url: "https://api.notes.example" }]
security: []
paths:
  /notes:
    get:
      operationId: listNotes
      summary: List the notes
      responses:
        "200":
          description: OK
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;

const CONFIG = `import { defineConfig } from "openapi-pages";

export default defineConfig({ out: "src/generated" });
`;

const PROGRAM = `import { generate } from "openapi-pages";
import { createTwelveLabs } from "video-tasks/twelvelabs";
import { fakeTasks } from "video-tasks/testing";

const pages = [{ name: "notes.yaml", text: ${JSON.stringify(PAGE)} }];
const { files } = await generate({ name: "notes", pages });
if (!files.get("types.d.ts").includes("listNotes")) throw new Error("The library has no types.");
if (typeof createTwelveLabs().tasks.wait !== "function") throw new Error("The client has no wait.");
if (typeof fakeTasks !== "function") throw new Error("There is no fake.");
`;

const PROGRAM_IN_COMMONJS = `const { createLivepeer } = require("video-tasks/livepeer");
const { defineConfig } = require("openapi-pages");

if (typeof createLivepeer !== "function") throw new Error("There is no client.");
if (typeof defineConfig !== "function") throw new Error("There is no library.");
`;

/** The files of a small project that uses both packages. */
export const PROJECT_FILES: Record<string, string> = {
  "specs/notes/pages/notes.yaml": PAGE,
  "specs/jobs/pages/jobs.yaml": PAGE.replace("api.notes.example", "api.example.com"),
  "openapi-pages.config.ts": CONFIG,
  "program.js": PROGRAM,
  "program.cjs": PROGRAM_IN_COMMONJS,
  "program.ts": TYPED_PROGRAM,
  "tsconfig.json": JSON.stringify(TYPED_SETTINGS),
};
