import { SegmentedControl } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { events } from "@foyer/domain/events";
import { Language } from "@foyer/domain/kernel/words";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { ErrorState } from "../kernel/states.tsx";
import style from "./channels-panel.module.css";

/** By which way one hears of each event. */
export function ChannelsPanel() {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const channels = useQuery(trpc.messages.channels.queryOptions());
  const choose = useMutation(
    trpc.messages.chooseChannel.mutationOptions({
      onSuccess: () => void notifications.show({ message: t("messages.inbox.chosen") }),
      onSettled: () => client.invalidateQueries(trpc.messages.channels.pathFilter()),
    }),
  );
  const language = Language.catch("zh-Hans").parse(i18n.language);
  return (
    <Card title={t("messages.inbox.choices")}>
      <p className={style["lead"]}>{t("messages.inbox.choicesLead")}</p>
      {choose.error && <ErrorState error={choose.error} />}
      <Answer query={channels}>
        {(data) => (
          <>
            <ul className={style["events"]}>
              {data.events.map(({ event, byMail }) => (
                <li key={event} className={style["event"]}>
                  <span>{events[event].name[language]}</span>
                  <SegmentedControl
                    size="xs"
                    aria-label={events[event].name[language]}
                    disabled={choose.isPending}
                    value={byMail ? "mail" : "screen"}
                    data={[
                      { value: "screen", label: t("messages.inbox.onScreen") },
                      { value: "mail", label: t("messages.inbox.byMail") },
                    ]}
                    onChange={(value) => choose.mutate({ event, byMail: value === "mail" })}
                  />
                </li>
              ))}
            </ul>
            <p className={style["note"]}>{t("messages.inbox.kept", { days: data.days })}</p>
          </>
        )}
      </Answer>
    </Card>
  );
}
