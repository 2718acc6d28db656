// Jest: its ES modules need NODE_OPTIONS=--experimental-vm-modules.
import { smoke } from "./smoke.mjs";

test("the suite passes in Jest", async () => {
  const results = await smoke(process.env.SERVER);
  process.stdout.write(`RESULTS ${JSON.stringify(results)}\n`);
}, 60_000);
