import { ActionIcon, Indicator, Popover, Tooltip } from "@mantine/core";
import { IconStackForward } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";
import { ErrorState } from "../kernel/states.tsx";
import { TrayJob } from "./job-panel.tsx";
import style from "./tray-menu.module.css";

const isOpen = (job: { status: string }) => job.status === "queued" || job.status === "running";

/** Long jobs with progress, cancel and their result. Asked every two seconds while one runs, else once a minute. */
export function JobTray() {
  const [opened, setOpened] = useState(false);
  const { t } = useTranslation();
  const trpc = useTRPC();
  const jobs = useQuery(
    trpc.jobs.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 2_000 : 60_000),
      staleTime: 0,
    }),
  );
  const running = jobs.data?.filter(isOpen).length ?? 0;
  const label =
    running === 0
      ? t("jobs.tray")
      : t("kernel.labelled", { label: t("jobs.tray"), value: t("jobs.running", { count: running }) });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={360}
      shadow="md"
      radius="md"
      withinPortal
      trapFocus
    >
      <Popover.Target>
        <Tooltip label={label} disabled={opened}>
          <Indicator disabled={running === 0} label={running} size={15} color="brass" offset={5} processing>
            <ActionIcon size="lg" aria-label={label} aria-expanded={opened} onClick={() => setOpened(!opened)}>
              <IconStackForward size={19} stroke={1.6} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={style["head"]}>{t("jobs.tray")}</div>
        {jobs.error && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.data?.length === 0 && <p className={style["empty"]}>{t("jobs.empty")}</p>}
        <div className={style["list"]} aria-live="polite">
          {jobs.data?.map((job) => (
            <TrayJob key={job.id} job={job} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
