/**
 * A change is breaking when code that was right with the old types stops compiling with the new
 * ones, or compiles and goes wrong at run time. Hence by direction:
 *
 * - the user writes requests: what is accepted may grow, never shrink;
 * - the user reads responses: what is promised may grow, never shrink;
 * - a name that code may spell (property, value, status, type) must stay, in both.
 *
 * oasdiff and `redocly diff` agree except where a reason says what TypeScript adds.
 */
export interface Rule {
  request: boolean;
  response: boolean;
  reason: string;
}

const never = { request: false, response: false };
const always = { request: true, response: true };
const whenWritten = { request: true, response: false };
const whenRead = { request: false, response: true };

export const rules = {
  "operation-added": { ...never, reason: "no existing call changes" },
  "operation-removed": { ...always, reason: "calls to it no longer compile" },
  "operation-path-renamed": { ...always, reason: "the path is the literal that calls spell" },
  "operation-id-changed": { ...always, reason: "`operations` is exported by operation id" },
  deprecated: { ...never, reason: "it still works" },

  "parameter-added": { ...never, reason: "it is optional" },
  "required-parameter-added": { ...always, reason: "existing calls do not pass it" },
  "parameter-removed": { ...always, reason: "calls that pass it no longer compile" },
  "parameter-became-required": { ...always, reason: "calls may leave it out" },
  "parameter-became-optional": { ...never, reason: "calls that pass it stay right" },

  "request-body-added": { ...never, reason: "it is optional" },
  "required-request-body-added": { ...always, reason: "existing calls send none" },
  "request-body-removed": { ...always, reason: "calls that send it no longer compile" },
  "request-body-became-required": { ...always, reason: "calls may leave it out" },
  "request-body-became-optional": { ...never, reason: "calls that send it stay right" },

  "content-type-added": {
    ...whenRead,
    reason: "what is read becomes a union of the content types",
  },
  "content-type-removed": { ...always, reason: "its name is a key of the types" },
  "response-content-added": { ...never, reason: "nothing could be read there before" },
  "response-added": { ...always, reason: "the data of a successful call becomes a union" },
  "response-removed": { ...always, reason: "its status is a key of the types" },
  "error-response-added": { ...never, reason: "any call could already fail in a way not listed" },
  "response-header-added": { ...never, reason: "nobody reads it yet" },
  "response-header-removed": { ...always, reason: "its name is a key of the types" },

  "property-added": { ...never, reason: "existing code leaves it out or does not read it" },
  "required-property-added": { ...whenWritten, reason: "existing code does not write it" },
  "property-removed": {
    ...always,
    reason: "code that reads it, or writes it in an object literal, no longer compiles",
  },
  "property-became-required": { ...whenWritten, reason: "existing code may leave it out" },
  "property-became-optional": { ...whenRead, reason: "reading it may now give undefined" },
  "additional-properties-allowed": { ...never, reason: "the named properties stay as they are" },
  "additional-properties-forbidden": {
    ...always,
    reason: "code that spells a property which is not listed no longer compiles",
  },

  "became-nullable": { ...whenRead, reason: "reading it may now give null" },
  "no-longer-nullable": { ...whenWritten, reason: "existing code may write null" },
  "type-changed": { ...always, reason: "no value of the old type is promised to fit the new one" },
  "type-widened": { ...whenRead, reason: "reading it may give a type that code does not expect" },
  "type-narrowed": { ...whenWritten, reason: "existing code may write what is refused now" },
  "integer-became-number": {
    ...never,
    reason: "both are `number`, and a fraction is written only on purpose",
  },
  "number-became-integer": { ...whenWritten, reason: "both are `number`; fractions are refused" },
  "tuple-length-changed": { ...always, reason: "the number of entries is part of the type" },

  "enum-value-added": { ...whenRead, reason: "an exhaustive switch no longer covers every value" },
  "enum-value-removed": {
    ...always,
    reason: "TypeScript refuses to write it, and to compare with it",
  },
  "enum-opened": { ...whenRead, reason: "any value may arrive, which an exhaustive switch misses" },
  "enum-closed": { ...whenWritten, reason: "existing code may write any other value" },
  "union-member-added": { ...whenRead, reason: "narrowing no longer covers every member" },
  "union-member-removed": {
    ...always,
    reason: "code that writes it, or narrows to it, no longer compiles",
  },

  "binary-changed": { ...always, reason: "binary content is a `Blob` and not a `string`" },
  "format-changed": { ...always, reason: "the type is the same, its text is written otherwise" },
  "format-added": { ...never, reason: "the type is the same, and says more" },
  "format-removed": { ...never, reason: "the type is the same, and says less" },

  "component-added": { ...never, reason: "a new name in `components`" },
  "component-removed": { ...always, reason: "`components` is exported by name" },
  "component-renamed": { ...always, reason: "`components` is exported by name" },

  "security-tightened": { ...always, reason: "what calls send today is no longer enough" },
  "security-loosened": { ...never, reason: "what calls send today is still enough" },
  "security-scheme-changed": { ...always, reason: "the key travels in another place or form" },
  "server-added": { ...never, reason: "the old servers stay" },
  "server-removed": { ...always, reason: "clients may have its address as their base" },
} satisfies Record<string, Rule>;
