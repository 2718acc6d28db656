import { printable } from "../printable.ts";
import { describeError } from "./describe.ts";
import type { Output, Trouble } from "./report.ts";

/** Says once that polls fail, until one has succeeded: thousands of tasks fail for one reason. */
export const createTroubleLog = (log: Output) => {
  let isReported = false;
  return {
    poll(_id: string, error: unknown) {
      if (error === undefined) isReported = false;
    },
    trouble({ id, failures, error }: Trouble) {
      if (isReported) return;
      isReported = true;
      log.write(`${printable(id)}: ${failures} polls have failed. ${describeError(error)}\n`);
    },
  };
};
