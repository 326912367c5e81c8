import { ActionIcon, Tooltip } from "@mantine/core";
import { Language, say } from "@foyer/domain/kernel/words";
import { spokenOf } from "@foyer/domain/messages/inbox/rules";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Outputs } from "../kernel/api.ts";
import { InstantText } from "../kernel/text.tsx";
import style from "./notifications-panel.module.css";
import { useReading } from "./use-inbox.ts";

type Row = Outputs["messages"]["inbox"][number];

export function NotificationsPanel({ rows, unread = false }: { rows: readonly Row[]; unread?: boolean }) {
  return (
    <ul className={style["rows"]}>
      {rows.map((row) => (
        <Notification key={row.id} row={row} unread={unread} />
      ))}
    </ul>
  );
}

/** A sentence, when it was, and the way to the thing; going there reads it. */
function Notification({ row, unread }: { row: Row; unread: boolean }) {
  const { t, i18n } = useTranslation();
  const { markRead } = useReading();
  const spoken = spokenOf(row.event, row.row, row.details);
  if (!spoken) return null;
  const text = say(spoken.text, Language.catch("zh-Hans").parse(i18n.language), spoken.values);
  const read = () => {
    if (unread) markRead(row.id);
  };
  return (
    <li className={`${style["row"]} ${unread ? style["unread"] : ""}`}>
      <span className={style["text"]}>
        {spoken.path === null ? (
          text
        ) : (
          <Link className={style["link"] ?? ""} to={spoken.path} onClick={read}>
            {text}
          </Link>
        )}
        <span className={style["when"]}>
          <InstantText value={row.at} />
        </span>
      </span>
      {unread && (
        <Tooltip label={t("messages.inbox.markRead")}>
          <ActionIcon
            size="lg"
            aria-label={t("kernel.labelled", { label: t("messages.inbox.markRead"), value: text })}
            onClick={read}
          >
            <IconCheck size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
