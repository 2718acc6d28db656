/**
 * Redoc's menu opens a part of the page by its hash, but its links name a path of the server. They must name the hash, so
 * that they can be opened in a new tab or copied.
 */
function nameHash({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a[href^="/"]') : undefined;
  const path = link?.getAttribute("href");
  if (link && typeof path === "string") link.setAttribute("href", `#${path}`);
}

// Redoc makes the links while a reader opens the menu, so they are changed when they are used.
document.addEventListener("pointerover", nameHash);
document.addEventListener("focusin", nameHash);
