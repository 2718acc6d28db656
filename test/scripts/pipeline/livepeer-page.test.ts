import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { renderTypes } from "../../../scripts/pipeline/5-types/types.ts";
import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import { fileOf } from "../../support/pages.ts";

/** The schema in the vendor's own file; the page has placeholder UUIDs in its place. */
const encryption = {
  type: "object",
  required: ["encryptedKey"],
  properties: { encryptedKey: { type: "string", writeOnly: true } },
};

const upload = "$.components.schemas.task.properties.params.properties.upload.properties";
const clip =
  "$.components.schemas.task.properties.params.properties.clip.properties.clipStrategy.properties";
const sources = "$.components.schemas.asset.properties.source.oneOf";
const stored = "$.components.schemas.asset.properties.storage.properties.ipfs.properties";
const exported = "$.components.schemas['ipfs-export-params'].properties";

const restored = {
  [upload]: { encryption },
  [`${sources}[0].properties`]: { encryption },
  [`${sources}[2].properties`]: { encryption },
  [clip]: {
    startTime: { type: "number" },
    endTime: { type: "number" },
    playbackId: { type: "string" },
  },
  [stored]: { pinned: { type: "boolean" } },
  [exported]: { pinned: { type: "boolean" } },
};

const overlay = stringify({
  overlay: "1.0.0",
  info: { title: "The schemas in the place of the placeholders", version: "1.0.0" },
  actions: Object.entries(restored).map(([target, update]) => ({ target, update })),
});

const page = fileOf("get-task.md", readFileSync("specs/livepeer/pages/get-task.md", "utf8"));

async function typesWith(overlayText?: string): Promise<Map<string, string>> {
  const built = await buildApi({
    name: "livepeer",
    pages: [page],
    overlay: overlayText === undefined ? undefined : fileOf("overlay.yaml", overlayText),
  });
  expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return leavesOf(await renderTypes(built.document ?? {}, "livepeer"));
}

/** The type of each property of the interfaces, by its path. Objects are replaced by their properties. */
function leavesOf(text: string): Map<string, string> {
  const leaves = new Map<string, string>();
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ESNext, true);
  const add = (path: string, node: ts.Node) => {
    if (ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node)) {
      for (const member of node.members) addMember(path, member);
    } else if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
      node.types.forEach((type, index) => add(`${path}|${index}`, type));
    } else if (ts.isParenthesizedTypeNode(node)) add(path, node.type);
    else if (ts.isArrayTypeNode(node)) add(`${path}[]`, node.elementType);
    else leaves.set(path, node.getText(file));
  };
  const addMember = (path: string, member: ts.TypeElement) => {
    if (!ts.isPropertySignature(member) || !member.type)
      return leaves.set(path, member.getText(file));
    const mark = member.questionToken ? "?" : "";
    return add(`${path}.${member.name.getText(file)}${mark}`, member.type);
  };
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) add(statement.name.text, statement);
    else if (ts.isTypeAliasDeclaration(statement)) add(statement.name.text, statement.type);
    else leaves.set(statement.getText(file), "");
  }
  return leaves;
}

test("restoring the placeholders of Livepeer's page changes only their types", async () => {
  const published = await typesWith();
  const restoredTypes = await typesWith(overlay);
  expect(published.size).toBeGreaterThan(200);
  const params = "components.schemas.task.params?";
  const source = "components.schemas.asset.source";
  expect(differences(published, restoredTypes)).toEqual([
    `${source}|0.encryption?: unknown`,
    `${source}|2.encryption?: unknown`,
    `${params}.clip?.clipStrategy?.endTime?: unknown`,
    `${params}.clip?.clipStrategy?.playbackId?: unknown`,
    `${params}.clip?.clipStrategy?.startTime?: unknown`,
    `${params}.upload?.encryption?: unknown`,
  ]);
  // The key is required but write-only, so a response may leave it out.
  expect(differences(restoredTypes, published)).toEqual([
    `${source}|0.encryption?.encryptedKey?: string`,
    `${source}|2.encryption?.encryptedKey?: string`,
    "components.schemas.asset.storage?.ipfs?.pinned?: boolean",
    'components.schemas."ipfs-export-params".pinned?: boolean',
    `${params}.clip?.clipStrategy?.endTime?: number`,
    `${params}.clip?.clipStrategy?.playbackId?: string`,
    `${params}.clip?.clipStrategy?.startTime?: number`,
    `${params}.upload?.encryption?.encryptedKey?: string`,
  ]);
});

/** The types that the others do not have, or have differently. */
function differences(types: Map<string, string>, others: Map<string, string>): string[] {
  return [...types]
    .filter(([path, type]) => others.get(path) !== type)
    .map(([path, type]) => `${path}: ${type}`);
}
