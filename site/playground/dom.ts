/** An element of the page by its id. Throws if the page and the script do not fit together. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} with the id "${id}".`);
}

/** A new element with a class and text or children. Texts of pages never become HTML. */
export function create(
  name: string,
  className: string,
  ...content: (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  element.append(...content);
  return element;
}
