import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useUnread } from "./use-inbox.ts";

/** The way to the inbox, with how many wait there. */
export function Bell() {
  const { t } = useTranslation();
  const count = useUnread().data ?? 0;
  const title = t("messages.inbox.bell");
  const label =
    count === 0 ? title : t("kernel.labelled", { label: title, value: t("messages.inbox.unread", { count }) });
  return (
    <Tooltip label={label}>
      <Indicator disabled={count === 0} label={count > 99 ? "99+" : count} size={15} color="brass" offset={5}>
        <ActionIcon component={Link} to="/inbox" size="lg" aria-label={label}>
          <IconBell size={19} stroke={1.6} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
