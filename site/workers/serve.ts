import { missingPackages } from "../browser/late-packages.ts";
import type { EngineInput } from "./input.ts";

export interface EngineRequest {
  id: number;
  input: EngineInput;
}

export type EngineResponse<Result> = { id: number; milliseconds: number } & (
  { result: Result } | { error: string } | { missing: string[] }
);

/** Answers each message to this worker with the result of the engine. */
export function serve<Result>(engine: (input: EngineInput) => Promise<Result>): void {
  const respond = async ({ id, input }: EngineRequest): Promise<void> => {
    const started = performance.now();
    const outcome = await engine(input).then(
      (result) => ({ result }),
      (error: unknown) => ({ error: String(error) }),
    );
    const milliseconds = performance.now() - started;
    const missing = missingPackages();
    const content = missing.length > 0 ? { missing } : outcome;
    globalThis.postMessage({ id, milliseconds, ...content } satisfies EngineResponse<Result>);
  };
  globalThis.addEventListener("message", ({ data }: MessageEvent<EngineRequest>) => {
    void respond(data);
  });
}
