import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extendSiteFile, newSites, readSites } from "../../../../scripts/pull/site/site-file.ts";
import { CommandError } from "../../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../../support/commands.ts";

const site = { index: "https://docs.example.com/llms.txt", match: ["/api/"], ignore: ["beta"] };

function read(text: string) {
  const file = join(temporaryFolder(), "sites.yaml");
  writeFileSync(file, text);
  return readSites(file);
}

describe("the file of the sites", () => {
  it("is read as it was written", () => {
    const file = join(temporaryFolder(), "sites.yaml");
    const sites = [site, { index: site.index, match: [], ignore: [] }];
    writeFileSync(file, extendSiteFile(file, sites));
    expect(readSites(file)).toEqual(sites);
  });

  it.each([
    "# Ours.\n- index: https://docs.example.com/llms.txt # the index\n",
    "# Ours.\n[{ index: https://docs.example.com/llms.txt }]\n",
  ])("keeps its comments and its style: %j", (text) => {
    const file = join(temporaryFolder(), "sites.yaml");
    writeFileSync(file, text);
    const extended = extendSiteFile(file, [site]);
    for (const comment of text.match(/#.*/g) ?? []) expect(extended).toContain(comment);
    writeFileSync(file, extended);
    expect(readSites(file)).toEqual([{ index: site.index, match: [], ignore: [] }, site]);
  });

  it("need not exist", () => {
    expect(readSites(join(temporaryFolder(), "sites.yaml"))).toEqual([]);
  });

  it("lists a site once, and again with other patterns", () => {
    expect(newSites([site], [{ ...site }])).toEqual([]);
    expect(newSites([site], [{ ...site, match: [] }])).toHaveLength(1);
  });

  it.each([
    ["index: https://docs.example.com/llms.txt", "must be a list"],
    ["- https://docs.example.com/llms.txt", "must have an `index`"],
    ["- index: docs", "must have an `index`"],
    ["- index: https://docs.example.com/llms.txt\n  match: /api/", "must be lists of text"],
    ["- index: https://docs.example.com/llms.txt\n  ignore: ['']", "must be lists of text"],
    ["- [", "cannot read"],
  ])("is refused if it contains %j", (text, message) => {
    expect(() => read(text)).toThrow(CommandError);
    expect(() => read(text)).toThrow(message);
  });
});
