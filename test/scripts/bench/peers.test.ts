import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PEERS } from "../../../scripts/bench/peers/peers.ts";
import { PAGE_NAMES, renderPage, type PeerResults } from "../../../scripts/bench/peers/results.ts";

const read = (path: string) => readFileSync(path, "utf8");
const text = read("docs/peers.json");
const results = JSON.parse(text) as PeerResults;

test.for(PAGE_NAMES)("the table in %s shows the results of the last run", async (page) => {
  expect(await renderPage(page, read(page), results)).toBe(read(page));
});

test("a changed result changes each page", async () => {
  const peers = results.peers.map((peer) => ({ ...peer, bundle: peer.bundle + 1_000 }));
  for (const page of PAGE_NAMES) {
    expect(await renderPage(page, read(page), { ...results, peers })).not.toBe(read(page));
  }
});

test("the results have every peer, and the versions of the manifest", () => {
  expect(results.peers.map(({ name }) => name)).toEqual(PEERS.map(({ name }) => name));
  const { dependencies } = JSON.parse(read("scripts/bench/peers/package.json")) as {
    dependencies: Record<string, string>;
  };
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const pinned = results.peers.filter(({ name }) => name in dependencies);
  expect(pinned.length).toBeGreaterThan(3);
  for (const { name, version } of pinned) expect(version).toBe(dependencies[name]);
});

test("the results name the machine by its facts only", () => {
  expect(Object.keys(results)).toEqual(["node", "cores", "peers"]);
  expect(text).not.toMatch(/\/|localhost|127\.0\.0\.1/);
});
