import type { FetchOptions } from "./fetch-page.ts";
import { FetchError, type Validators } from "./fetched.ts";
import { inParallel } from "./in-parallel.ts";
import { type HoldsSpecification, type Pulled, pullPage } from "./pull-page.ts";
import type { Target } from "./targets.ts";

type Addressed = Target & { address: string };

export interface PullOptions extends FetchOptions {
  concurrency: number;
  holdsSpecification: HoldsSpecification;
  validatorsFor: (target: Addressed) => Validators;
}

export type PageResult = { target: Addressed } & (
  { pulled: Pulled; failure?: never } | { pulled?: never; failure: string }
);

/** Fetches and checks every page; writes none. Only the end of everything is thrown. */
export function pullAll(targets: Target[], options: PullOptions): Promise<PageResult[]> {
  return inParallel(targets.filter(isAddressed), options.concurrency, async (target) => {
    try {
      const pulled = await pullPage(target, options.validatorsFor(target), options);
      return { target, pulled };
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
      return { target, failure: `${target.address} ${error.message}` };
    }
  });
}

function isAddressed(target: Target): target is Addressed {
  return target.address !== undefined;
}
