import { isMantineColorScheme, localStorageColorSchemeManager } from "@mantine/core";

const key = "foyer.color-scheme";
export const colorSchemes = localStorageColorSchemeManager({ key });

/** Sets the scheme before the first paint of the app. Mantine's own script for it is inline, which the content security policy refuses. */
export function showColorScheme(): void {
  const stored = localStorage.getItem(key);
  const chosen = isMantineColorScheme(stored) ? stored : "auto";
  const dark = chosen === "dark" || (chosen === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
}
