/** Loads a script that registers data or code. A page opened from a file can load nothing else. */
export function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`Cannot load ${src}.`)));
    document.head.append(script);
  });
}
