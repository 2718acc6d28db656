import { API_KEY } from "../client/api-key.ts";

/** A client that the benchmark compares. */
export interface Peer {
  name: string;
  /** The package to install, one of the manifest beside this file. */
  package?: string;
  /** How the client is generated, if it is not a package. */
  generator?: "hey-api" | "redocly";
  /** Exports `create(baseUrl)`, which returns a function that retrieves a task. */
  code: string;
  /** Exports `wait(baseUrl)` too, which waits for a task. */
  wait?: string;
}

const key = JSON.stringify(API_KEY);
const headers = `headers: { "x-api-key": ${key} }`;

export const OURS = "video-tasks";

export const PEERS: Peer[] = [
  {
    name: "raw fetch",
    code: `
      export const create = (baseUrl: string) => async (id: string) =>
        (await fetch(\`\${baseUrl}/tasks/\${id}\`, { ${headers} })).json() as Promise<unknown>;`,
    wait: `
      export const wait = async (baseUrl: string) => {
        const retrieve = create(baseUrl);
        // A cast: the benchmark's server sends tasks.
        while (((await retrieve("a")) as { status: string }).status !== "ready") {
          await new Promise((resolve) => setTimeout(resolve, 1_000));
        }
      };`,
  },
  {
    name: OURS,
    package: OURS,
    code: `
      import { createTwelveLabs } from "video-tasks/twelvelabs";
      export const create = (baseUrl: string) => {
        const { tasks } = createTwelveLabs({ baseUrl, apiKey: ${key} });
        return (id: string) => tasks.retrieve(id);
      };`,
    wait: `
      export const wait = (baseUrl: string) =>
        createTwelveLabs({ baseUrl, apiKey: ${key} }).tasks.wait("a", { maxWait: Infinity });`,
  },
  {
    name: "openapi-fetch",
    package: "openapi-fetch",
    code: `
      import createClient from "openapi-fetch";
      interface paths {
        "/tasks/{id}": { get: {
          parameters: { path: { id: string } };
          responses: { 200: { content: { "application/json": { status: string } } } };
        } };
      }
      export const create = (baseUrl: string) => {
        const client = createClient<paths>({ baseUrl, ${headers} });
        return (id: string) => client.GET("/tasks/{id}", { params: { path: { id } } });
      };`,
  },
  {
    name: "ky",
    package: "ky",
    code: `
      import ky from "ky";
      export const create = (baseUrl: string) => {
        const client = ky.create({ prefixUrl: baseUrl, ${headers} });
        return (id: string) => client.get(\`tasks/\${id}\`).json();
      };`,
  },
  {
    name: "twelvelabs-js",
    package: "twelvelabs-js",
    code: `
      import { TwelveLabs } from "twelvelabs-js";
      export const create = (baseUrl: string) => {
        // It ignores its option for the base URL.
        process.env["TWELVELABS_BASE_URL"] = baseUrl;
        const client = new TwelveLabs({ apiKey: ${key} });
        return async (id: string) => client.tasks.retrieve(id);
      };`,
    wait: `
      export const wait = () => new TwelveLabs({ apiKey: ${key} }).tasks.waitForDone("a");`,
  },
  {
    name: "livepeer",
    package: "livepeer",
    code: `
      import { Livepeer } from "livepeer";
      export const create = (baseUrl: string) => {
        const client = new Livepeer({ apiKey: ${key}, serverURL: baseUrl });
        return async (id: string) => client.task.get(id);
      };`,
  },
  {
    name: "Redocly generate-client",
    generator: "redocly",
    code: `
      import { createClient, OPERATIONS, type Ops } from "./client.ts";
      export const create = (serverUrl: string) => {
        const client = createClient<Ops>(OPERATIONS, { serverUrl, ${headers} });
        return async (id: string) => client.tasksRetrieve({ path: { task_id: id } });
      };`,
  },
  {
    name: "hey-api",
    generator: "hey-api",
    code: `
      import { createClient } from "./client/client/index.ts";
      import { tasksRetrieve } from "./client/sdk.gen.ts";
      export const create = (baseUrl: string) => {
        const client = createClient({ baseUrl, ${headers} });
        return async (id: string) => tasksRetrieve({ client, path: { task_id: id } });
      };`,
  },
];
