import {
  addSecurityScheme,
  carriesHeader,
  definedRequirements,
  isCredential,
  requiredSchemes,
  type Credential,
} from "../pipeline/2-repair/credentials.ts";
import { parametersOf } from "../pipeline/2-repair/path-parameters.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page lists the API key as a header parameter and means a security scheme. With the parameter, every call
 * would have to pass the key, and a client that adds the key itself would not compile.
 * Seen: Fern; Mintlify, ReadMe, GitBook.
 */
export const headerCredentials: Quirk = {
  id: "header-credentials",
  summary: "Replaced a header parameter that carries a credential with a security scheme.",
  // The page may already define the scheme, in a form that another quirk corrects first.
  after: "repairs",
  visit: {
    pathItem({ value: item }, context) {
      if (!isObject(item)) return;
      const isHeaderCredential = (parameter: unknown) =>
        isCredential(resolve(context.document, parameter));
      const shared = parametersOf(context.document, item).filter(isCredential);
      for (const operation of operationsOf(item)) {
        const credentials = [
          ...shared,
          ...parametersOf(context.document, operation).filter(isCredential),
        ];
        if (credentials.length > 0) secure(operation, credentials, context);
        context.removeItems(operation, "parameters", isHeaderCredential);
      }
      context.removeItems(item, "parameters", isHeaderCredential);
    },
  },
};

function secure(operation: JsonObject, credentials: Credential[], context: Context): void {
  const known = definedRequirements(operation["security"] ?? context.document["security"], context);
  const schemes = known.flatMap((requirement) => requiredSchemes(requirement, context));
  const added = credentials.filter(
    (parameter) => !schemes.some((scheme) => carriesHeader(scheme, parameter.name)),
  );
  if (added.length === 0) return;
  const names = added.map((parameter) => addSecurityScheme(parameter, context));
  const requirement = Object.fromEntries(names.map((name) => [name, []]));
  const isOptional = added.every((parameter) => parameter["required"] !== true);
  const base = known.length > 0 ? known : [{}];
  // A request needs the credential in addition to the schemes that the page requires.
  const combined = base.map((other) => ({ ...other, ...requirement }));
  context.set(operation, "security", isOptional ? [...combined, ...base] : combined);
}
