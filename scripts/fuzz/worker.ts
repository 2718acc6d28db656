/** The thread that executes inputs. */
import { parentPort } from "node:worker_threads";
import { execute } from "./execute.ts";
import type { FuzzInput } from "./fuzz-input.ts";

parentPort?.on("message", (input: FuzzInput) => {
  void execute(input).then((outcome) => parentPort?.postMessage(outcome));
});
