import type { EngineInput } from "../workers/input.ts";
import type { EngineRequest, EngineResponse } from "../workers/serve.ts";

/** A page that takes longer ends the worker, so that the next one is read again. */
const TIMEOUT = 30_000;

export interface EngineClient {
  /** Sends the input, or keeps it as the next one while the worker is busy. */
  run(input: EngineInput): void;
}

export interface EngineListener<Result> {
  /** Called for the latest input only. */
  done(result: Result, milliseconds: number): void;
  failed(message: string): void;
}

/** Runs one input at a time in a worker. Of the inputs that wait, only the latest is run. */
export function createEngineClient<Result>(
  start: () => Worker,
  listener: EngineListener<Result>,
): EngineClient {
  let worker: Worker | undefined;
  let waiting: EngineInput | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let id = 0;

  const end = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  };
  const receive = ({ data }: MessageEvent<EngineResponse<Result>>): void => {
    if (data.id !== id) return;
    if (!waiting && "result" in data) listener.done(data.result, data.milliseconds);
    else if (!waiting && "error" in data) listener.failed(data.error);
    end();
  };
  const giveUp = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    listener.failed(message);
    end();
  };
  const send = (input: EngineInput): void => {
    if (!worker) {
      worker = start();
      worker.addEventListener("message", receive);
      worker.addEventListener("error", ({ message }) => giveUp(message));
    }
    id += 1;
    timer = setTimeout(
      () => giveUp("This page takes longer than 30 seconds. Shorten it."),
      TIMEOUT,
    );
    worker.postMessage({ id, input } satisfies EngineRequest);
  };
  return {
    run(input) {
      if (timer === undefined) send(input);
      else waiting = input;
    },
  };
}
