import {
  always,
  inRequests,
  inResponses,
  type KindOfChange,
  never,
  notInTypes,
} from "./kind-of-change.ts";

/** Whether each kind of change is breaking, and why. */
export const CHANGE_KINDS = {
  "operation-added": never("no existing call changes"),
  "operation-removed": always("calls to it no longer compile"),
  "operation-path-renamed": always("calls contain the path as a literal"),
  "operation-id-changed": always("`operations` is exported by operation ID"),
  "callback-added": notInTypes(never("existing code does not wait for it")),
  "callback-removed": notInTypes(always("the API no longer sends it")),
  deprecated: notInTypes(never("it still works")),

  "parameter-added": never("it is optional"),
  "required-parameter-added": inRequests("existing calls do not pass it"),
  "parameter-removed": always("calls that pass it no longer compile"),
  "parameter-renamed": always("calls contain the name as a literal"),
  "parameter-became-required": inRequests("existing calls may omit it"),
  "parameter-became-optional": inResponses("it can now be undefined"),
  "serialization-changed": notInTypes(always("the same value is sent as another text")),

  "request-body-added": never("it is optional"),
  "required-request-body-added": inRequests("existing calls send no body"),
  "request-body-removed": always("calls that send it no longer compile"),
  "request-body-became-required": inRequests("existing calls may omit it"),
  "request-body-became-optional": inResponses("it can now be undefined"),

  "content-type-added": inResponses(
    "the data that code reads becomes a union of the content types",
  ),
  "content-type-removed": always("the types have its name as a key"),
  "response-content-added": never("there was nothing to read before"),
  "response-added": inResponses("the data of a successful call becomes a union"),
  "response-removed": always("the types have its status as a key"),
  "error-response-added": never("every call could already fail with an unlisted status"),
  "response-header-added": never("existing code does not read it"),
  "required-response-header-added": inRequests("existing code does not send it"),
  "response-header-removed": always("the types have its name as a key"),

  "response-header-renamed": always("the types have its name as a key"),

  "property-added": never("existing code neither writes nor reads it"),
  "required-property-added": inRequests("existing code does not write it"),
  "property-removed": always(
    "code that reads it, or writes it in an object literal, no longer compiles",
  ),
  "property-became-required": inRequests("existing code may omit it"),
  "property-became-optional": inResponses("it can now be undefined"),
  "property-became-read-only": always("code that assigns it no longer compiles"),
  "property-no-longer-read-only": never("existing code does not assign it"),
  "property-became-write-only": notInTypes(never("responses could omit it before")),
  "property-no-longer-write-only": notInTypes(never("existing code does not read it")),
  "additional-properties-allowed": never("the listed properties do not change"),
  "additional-properties-forbidden": always(
    "code that uses an unlisted property no longer compiles",
  ),

  "became-nullable": inResponses("existing code may not expect null"),
  "no-longer-nullable": inRequests("existing code may write null"),
  "type-changed": always("a value of the old type need not fit the new type"),
  "type-widened": inResponses("existing code does not expect the new type"),
  "type-narrowed": inRequests("existing code may write a rejected type"),
  "integer-became-number": notInTypes(never("both are `number` in TypeScript")),
  "number-became-integer": notInTypes(
    inRequests("both are `number` in TypeScript, but fractions are now rejected"),
  ),
  "more-entries-required": inRequests("existing code may write fewer entries"),
  "fewer-entries-required": inResponses("an entry that existing code reads can be undefined"),
  "more-entries-allowed": inResponses("existing code does not expect more entries"),
  "fewer-entries-allowed": inRequests("existing code may write more entries"),
  "entry-removed": always("code that reads or writes the entry no longer compiles"),

  "enum-value-added": inResponses("an exhaustive switch no longer covers every value"),
  "enum-value-removed": always("code that writes it, or compares with it, no longer compiles"),
  "enum-values-reordered": notInTypes(never("the values are the same")),
  "enum-opened": inResponses("an exhaustive switch no longer covers every value"),
  "enum-closed": inRequests("existing code may write any other value"),
  "union-member-added": inResponses("code that narrows the union no longer covers every member"),
  "union-member-removed": always("code that writes it, or narrows to it, no longer compiles"),

  "binary-changed": always("binary content is a `Blob`, other content is a `string`"),
  "format-changed": notInTypes(always("the type is the same, but its text has another format")),
  "format-added": notInTypes(never("the type is the same")),
  "format-removed": notInTypes(never("the type is the same")),

  "default-changed": notInTypes(
    never("the type is the same, but a call without the value can have another result"),
  ),

  "type-differs": always("it may reject code that the old type accepts"),

  "component-added": never("existing code does not use its type"),
  "component-removed": always("`components` is exported by name"),
  "component-renamed": always("`components` is exported by name"),

  "alias-changed": always("the type is exported by another name"),
  "enum-array-added": never("existing code does not import it"),
  "enum-array-removed": always("code that imports it no longer compiles"),

  "security-tightened": notInTypes(
    always("the credentials of existing calls are no longer enough"),
  ),
  "security-loosened": notInTypes(never("the credentials of existing calls are still enough")),
  "security-scheme-changed": notInTypes(
    always("the credentials are sent in another place or format"),
  ),
  "server-added": notInTypes(never("the old servers stay")),
  "server-removed": notInTypes(always("clients may use its URL as their base URL")),
} satisfies Record<string, KindOfChange>;
