import { loadScript } from "../scripts/load-script.ts";
import type { EngineInput } from "../workers/input.ts";
import { EngineClient, type EngineListener } from "./engine-client.ts";
import { engineStarter } from "./engines.ts";

/** An engine whose script is large, so it is loaded with the first input. */
export class LateEngine<Result> {
  #client: Promise<EngineClient<Result>> | undefined;
  readonly #name: string;
  readonly #listener: EngineListener<Result>;

  constructor(name: string, listener: EngineListener<Result>) {
    this.#name = name;
    this.#listener = listener;
  }

  run(input: EngineInput): void {
    this.#client ??= loadScript(`assets/${this.#name}-worker.js`).then(
      () => new EngineClient(engineStarter(this.#name), this.#listener),
    );
    this.#client.then(
      (client) => client.run(input),
      (error: unknown) => this.#listener.failed(String(error)),
    );
  }
}
