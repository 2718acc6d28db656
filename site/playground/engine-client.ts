import type { EngineInput } from "../workers/input.ts";
import type { EngineRequest, EngineResponse } from "../workers/serve.ts";

/** A page that takes longer ends the worker, so that the next one is read again. */
const TIMEOUT = 30_000;

export interface EngineStarter {
  /** Starts a worker with all packages that are loaded. */
  start(): Worker;
  /** Loads packages that an input needs. The input is then sent to a new worker. */
  load(packages: readonly string[]): Promise<void>;
}

export interface EngineRun {
  input: EngineInput | undefined;
  milliseconds: number;
}

export interface EngineListener<Result> {
  /** Called for the latest input only. */
  done(result: Result, run: EngineRun): void;
  failed(message: string): void;
}

/** Runs one input at a time in a worker. Of the inputs that wait, only the latest is run. */
export class EngineClient<Result> {
  #worker: Worker | undefined;
  #sent: EngineInput | undefined;
  #waiting: EngineInput | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id = 0;
  readonly #starter: EngineStarter;
  readonly #listener: EngineListener<Result>;

  constructor(starter: EngineStarter, listener: EngineListener<Result>) {
    this.#starter = starter;
    this.#listener = listener;
  }

  /** Sends the input, or keeps it as the next one while the worker is busy. */
  run(input: EngineInput): void {
    if (this.#timer === undefined) this.#send(input);
    else this.#waiting = input;
  }

  #send(input: EngineInput): void {
    this.#worker ??= this.#start();
    this.#id += 1;
    this.#sent = input;
    this.#timer = setTimeout(
      () => this.#giveUp("This page takes longer than 30 seconds. Shorten it."),
      TIMEOUT,
    );
    this.#worker.postMessage({ id: this.#id, input } satisfies EngineRequest);
  }

  #start(): Worker {
    const worker = this.#starter.start();
    type Event = MessageEvent<EngineResponse<Result>>;
    worker.addEventListener("message", ({ data }: Event) => this.#receive(data));
    worker.addEventListener("error", ({ message }) => this.#giveUp(message));
    return worker;
  }

  #receive(data: EngineResponse<Result>): void {
    if (data.id !== this.#id) return;
    if ("missing" in data) {
      void this.#loadAndRepeat(data.missing);
      return;
    }
    const { milliseconds } = data;
    const run = { input: this.#sent, milliseconds };
    if (!this.#waiting && "result" in data) this.#listener.done(data.result, run);
    else if (!this.#waiting && "error" in data) this.#listener.failed(data.error);
    this.#end();
  }

  async #loadAndRepeat(packages: readonly string[]): Promise<void> {
    const id = this.#id;
    this.#stop();
    const failure = await this.#starter.load(packages).then(() => undefined, String);
    if (id !== this.#id || this.#timer === undefined) return; // it took too long
    if (failure === undefined) this.#waiting ??= this.#sent;
    else if (!this.#waiting) this.#listener.failed(failure);
    this.#end();
  }

  #giveUp(message: string): void {
    this.#stop();
    this.#listener.failed(message);
    this.#end();
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.#send(next);
  }
}
