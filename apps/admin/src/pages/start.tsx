import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "../kernel/theme.css";
import { createRoot } from "react-dom/client";
import type { Asked } from "../kernel/api.ts";
import { showColorScheme } from "../kernel/color-scheme.ts";
import { startLanguage } from "../kernel/language.ts";
import { App } from "./app.tsx";
import { createRouter } from "./router.tsx";

/** Shows the program; what was asked before it was there is not asked again. */
export function start(asked: Asked | undefined): void {
  showColorScheme();
  startLanguage();
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App router={createRouter()} asked={asked} />);
}
