/** Makes the tabs work by mouse and by arrow keys. Returns a function that opens the tab of a panel. */
export function setUpTabs(onOpen: (panel: string) => void): (panel: string) => void {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
  const open = (panel: string): void => {
    for (const tab of tabs) {
      const controlled = tab.getAttribute("aria-controls") ?? "";
      const isOpen = controlled === panel;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      document.getElementById(controlled)?.toggleAttribute("hidden", !isOpen);
    }
    onOpen(panel);
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => open(tab.getAttribute("aria-controls") ?? ""));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      const next = tabs.at((index + step) % tabs.length);
      if (step === 0 || !next) return;
      next.focus();
      next.click();
    });
  }
  return open;
}
