import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import prettier from "prettier";
import type { Progress } from "../shared/progress.ts";
import { renderJson } from "../shared/render-json.ts";
import { bundle, type Bundles } from "./client/bundle.ts";
import { buildEntries, type Entries } from "./peers/build-entries.ts";
import { installPeer, type Installed } from "./peers/install.ts";
import { measureCalls, measureStartups, measureTypeChecks, measureWait } from "./peers/measure.ts";
import { PEERS } from "./peers/peers.ts";
import { PAGE_NAMES, renderPage, type PeerResult, type PeerResults } from "./peers/results.ts";

const RESULTS = "docs/peers.json";

const scripts = {
  calls: 'import "./scripts/bench/peers/calls-child.ts"',
  wait: 'import "./scripts/bench/peers/wait-child.ts"',
  server: 'import "./scripts/bench/client/server.ts"',
};

async function measure(installed: Installed[], bundles: Bundles, url: string) {
  const entries: Entries[] = [];
  for (const one of installed) entries.push(await buildEntries(one));
  const startups = await measureStartups(entries, url);
  const { alone, together } = await measureCalls(bundles.find("calls"), entries, url);
  const typeChecks = await measureTypeChecks(installed);
  const results: PeerResult[] = [];
  for (const [index, { peer, version, installSize, packages }] of installed.entries()) {
    const entry = entries[index];
    const costs = [alone[index], together[index]] as const;
    if (!entry || !costs[0] || !costs[1]) throw new Error(`${peer.name} was not measured.`);
    results.push({
      name: peer.name,
      version,
      bundle: entry.bundleSize,
      install: installSize,
      packages,
      startup: startups[index] ?? Number.NaN,
      cpu: [costs[0].cpu, costs[1].cpu],
      allocated: [costs[0].allocated, costs[1].allocated],
      ...(peer.wait ? { wait: await measureWait(bundles.find("wait"), entry) } : {}),
      typeCheck: typeChecks[index] ?? Number.NaN,
    });
  }
  return results;
}

/** Compares the client with its peers, and writes the results and the tables of the documentation. */
export async function benchPeers(progress: Progress): Promise<PeerResults> {
  const bundles = await bundle(scripts);
  const directory = await mkdtemp(join(tmpdir(), "video-tasks-peers-"));
  const server = fork(bundles.find("server"), { execArgv: [] });
  try {
    const [port] = (await once(server, "message")) as [number];
    const installed: Installed[] = [];
    for (const [index, peer] of PEERS.entries()) {
      progress(`installing ${peer.name}`, { done: index, total: PEERS.length });
      installed.push(await installPeer(peer, directory));
    }
    progress(`measuring ${PEERS.length} clients`);
    const peers = await measure(installed, bundles, `http://127.0.0.1:${port}`);
    const results = { node: process.versions.node, cores: availableParallelism(), peers };
    await writeFile(RESULTS, await prettier.format(renderJson(results), { parser: "json" }));
    for (const page of PAGE_NAMES) {
      await writeFile(page, await renderPage(page, await readFile(page, "utf8"), results));
    }
    return results;
  } finally {
    server.disconnect();
    await bundles.remove();
    await rm(directory, { recursive: true });
  }
}
