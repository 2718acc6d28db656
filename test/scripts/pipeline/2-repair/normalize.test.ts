import { describe, expect, it } from "vitest";
import type { Quirk } from "../../../../scripts/pipeline/2-repair/quirk.ts";
import { DocumentError } from "../../../../scripts/pipeline/report/problems.ts";
import { repair } from "../../../support/repair.ts";

type Edit = NonNullable<Quirk["visit"]["info"]>;

/** A quirk that visits the `info` of a document. */
const quirkOf = (id: string, after: Quirk["after"], info: Edit): Quirk => ({
  id,
  summary: id,
  ...(after && { after }),
  visit: { info },
});

const titled = { info: { title: "A" } };

describe("the stages of the quirks", () => {
  it("run one after the other, whatever the order of the list", () => {
    const order: string[] = [];
    const once = (id: string, after?: Quirk["after"]) =>
      quirkOf(id, after, ({ value }, context) => {
        const info = value as object; // an object in these documents
        if (!Object.hasOwn(info, id)) order.push(id);
        context.set(info, id, true);
      });
    const quirks = [once("d", "merging"), once("c", "misfits"), once("b", "repairs"), once("a")];
    repair(titled, ...quirks);
    expect(order).toEqual(["a", "b", "c", "d"]);
  });

  it("begin again when a later stage has changed something", () => {
    const later = quirkOf("later", "repairs", ({ value }, { set }) => set(value as object, "x", 1));
    const first = quirkOf("first", undefined, ({ value }, { set }) => {
      if (Object.hasOwn(value as object, "x")) set(value as object, "y", 1);
    });
    expect(repair(titled, later, first).document).toEqual({ info: { title: "A", x: 1, y: 1 } });
  });

  it("end with an error when two quirks undo each other", () => {
    const add = quirkOf("add", undefined, ({ value }, { set }) => set(value as object, "x", 1));
    const drop = quirkOf("drop", undefined, ({ value }, { remove }) =>
      remove(value as object, "x"),
    );
    expect(() => repair(titled, add, drop)).toThrow(DocumentError);
  });
});

describe("a report of a quirk", () => {
  it("is made once, in the round in which nothing changes any more", () => {
    const change = quirkOf("change", undefined, ({ value }, { set }) =>
      set(value as object, "x", 1),
    );
    const report = quirkOf("report", undefined, ({ value }, context) =>
      context.report("info", value as object, "title", "It is there."),
    );
    const { problems } = repair(titled, report, change);
    expect(problems.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ["report", "/info/title"],
    ]);
  });
});

describe("a quirk is not shown", () => {
  it("a node that an earlier quirk of the same visit took away", () => {
    const seen: unknown[] = [];
    const schemas = { A: { type: "string" }, B: { type: "integer" } };
    const remove: Quirk = {
      id: "remove",
      summary: "remove",
      visit: {
        schema: ({ container, key }, context) => {
          if (key === "A" && container) context.remove(container, key);
        },
      },
    };
    const watch: Quirk = {
      id: "watch",
      summary: "watch",
      visit: { schema: ({ key }) => void seen.push(key) },
    };
    repair({ components: { schemas } }, remove, watch);
    expect(new Set(seen)).toEqual(new Set(["B"]));
  });

  it("a reference that an earlier quirk of the same visit replaced", () => {
    const seen: unknown[] = [];
    const reference = { $ref: "#/components/responses/B" };
    const replace: Quirk = {
      id: "replace",
      summary: "replace",
      visit: {
        reference: ({ container, key }, context) => {
          if (container && key !== undefined) context.set(container, key, { description: "A." });
        },
      },
    };
    const watch: Quirk = {
      id: "watch",
      summary: "watch",
      visit: { reference: ({ value }) => void seen.push(value) },
    };
    repair({ components: { responses: { A: reference } } }, replace, watch);
    expect(seen).toEqual([]);
  });

  it("the old value of a node that an earlier quirk replaced", () => {
    const seen: unknown[] = [];
    const replace = quirkOf("replace", undefined, ({ container, key }, context) => {
      if (container && key !== undefined) context.set(container, key, { title: "B" });
    });
    const watch = quirkOf("watch", undefined, ({ value }) => void seen.push(value));
    repair(titled, replace, watch);
    expect(seen[0]).toEqual({ title: "B" });
  });
});
