import { onAbort } from "../shared/on-abort.ts";

/**
 * An async generator whose `return()` and `throw()` end it at once, even while `next()` waits. Those
 * of a usual async generator wait for the next value. `create` gets a signal that aborts when the
 * caller stops, or when `signal` aborts.
 */
export const createStoppable = <T>(
  signal: AbortSignal | undefined,
  create: (signal: AbortSignal) => AsyncGenerator<T, void>,
): AsyncGenerator<T, void> => {
  const controller = new AbortController();
  let isStopped = false;

  const run = async function* () {
    const stopListening = onAbort(signal, (reason) => controller.abort(reason));
    try {
      yield* create(controller.signal);
    } catch (error) {
      if (!isStopped) throw error;
    } finally {
      stopListening();
    }
  };

  const generator = run();
  const finish = generator.return.bind(generator);
  generator.return = (value) => {
    isStopped = true;
    controller.abort();
    return finish(value);
  };
  // A stream of Node that is destroyed with an error calls it.
  generator.throw = async (error) => {
    await generator.return();
    throw error;
  };
  return generator;
};
