import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { createContext, use } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** The name of a screen's page in the guide, by the screen's address: `/scores/:rep/:month` is `scores-rep-month`. */
export const guideSlug = (path: string): string => path.replaceAll(/[:/]+/g, "-").replace(/^-/, "") || "home";

/** The screen that is shown, by its name in the guide; null where there is none. */
export const ShownScreen = createContext<string | null>(null);

/** From a screen to its page in the guide. */
export function GuideLink() {
  const { t } = useTranslation();
  const slug = use(ShownScreen);
  if (slug === null) return null;
  return (
    <Tooltip label={t("kernel.guide")}>
      <ActionIcon component={Link} to={`/guide/${slug}`} size="md" aria-label={t("kernel.guide")}>
        <IconHelp size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
