import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "./kernel/theme.css";
import { createRoot } from "react-dom/client";
import { showColorScheme } from "./kernel/color-scheme.ts";
import { startLanguage } from "./kernel/language.ts";
import { App } from "./pages/app.tsx";
import { createRouter } from "./pages/router.tsx";

showColorScheme();
startLanguage();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App router={createRouter()} />);
