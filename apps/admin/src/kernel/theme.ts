import { createTheme, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#eef5f2",
  "#dbeae4",
  "#b6d4ca",
  "#8fbdaf",
  "#74ad9d",
  "#4d8d7d",
  "#377567",
  "#235b4f",
  "#1a483e",
  "#12352f",
];
const brass: MantineColorsTuple = [
  "#faf5ea",
  "#f3e8cd",
  "#e6d19d",
  "#d9bd7c",
  "#c9a24a",
  "#b58b35",
  "#93702a",
  "#755820",
  "#5a4219",
  "#3f2e11",
];
const brick: MantineColorsTuple = [
  "#fbf0ed",
  "#f5dcd6",
  "#eab7ab",
  "#de9080",
  "#d3705c",
  "#c65743",
  "#b04431",
  "#943626",
  "#752a1e",
  "#521d15",
];
const amber: MantineColorsTuple = [
  "#fdf5e6",
  "#fae8c6",
  "#f3cf8d",
  "#ebb554",
  "#e09f2b",
  "#c2851b",
  "#9d6a12",
  "#7c530e",
  "#5e3f0c",
  "#412b08",
];
const stone: MantineColorsTuple = [
  "#faf9f6",
  "#f4f2ed",
  "#eae6de",
  "#dcd7cc",
  "#c6c0b3",
  "#9b9486",
  "#6c665b",
  "#544f46",
  "#3a362f",
  "#24211c",
];
const night: MantineColorsTuple = [
  "#ebe8e1",
  "#d3cfc5",
  "#aea89b",
  "#8d8779",
  "#46423a",
  "#353229",
  "#25231f",
  "#1b1a17",
  "#141311",
  "#0d0c0b",
];

const sans =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';
const serif =
  '"Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Microsoft YaHei", serif';

/** How the title of a dialog or a drawer is set. */
export const panelTitle = {
  fontFamily: "var(--mantine-font-family-headings)",
  fontSize: "1.125rem",
  fontWeight: 600,
  lineHeight: 1.35,
};

/** Warm stone greys, one deep pine accent, brass for what is selected or prized; brick and amber only for what needs attention. */
export const theme = createTheme({
  colors: { pine, brass, brick, amber, gray: stone, dark: night },
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: "#24211c",
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace',
  headings: {
    fontFamily: serif,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.3" },
      h2: { fontSize: "1.1875rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.1875rem" },
  defaultRadius: "md",
  radius: { xs: "3px", sm: "5px", md: "7px", lg: "11px", xl: "16px" },
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", allowDeselect: false, checkIconPosition: "right" } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Menu: { defaultProps: { shadow: "md", radius: "md" } },
    Modal: { defaultProps: { radius: "lg", centered: true, overlayProps: { blur: 2, backgroundOpacity: 0.4 } } },
    Badge: {
      defaultProps: { radius: "sm", variant: "light", tt: "none" },
      styles: { root: { minWidth: "max-content" } },
    },
  },
});
