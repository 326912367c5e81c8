import { ActionIcon, Progress, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useFormat } from "../kernel/format.ts";
import { isWordKey } from "../kernel/language.ts";
import { problemText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import style from "./tray-menu.module.css";

type Job = Outputs["jobs"]["list"][number];

/** A job that made a file for who started it says what it is called. */
const WithFile = z.object({ keptFile: z.string().optional() });

/** `imports.run` is spoken by `imports.jobs.run`. */
function jobTitle(name: string): string {
  const dot = name.indexOf(".");
  const key = `${name.slice(0, dot)}.jobs.${name.slice(dot + 1)}`;
  return isWordKey(key) ? i18next.t(key) : name;
}

export function TrayJob({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const may = useMay();
  const cancel = useMutation(
    trpc.jobs.cancel.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.jobs.pathFilter()) }),
  );
  const { keptFile } = WithFile.catch({}).parse(job.result);
  const open = job.status === "queued" || job.status === "running";
  const progress =
    job.total === null
      ? null
      : t("jobs.progress", { done: format.integer(job.done), total: format.integer(job.total) });
  return (
    <div className={style["job"]}>
      <span className={style["name"]}>{jobTitle(job.name)}</span>
      {open && !job.cancelRequested && may("jobs:cancel") ? (
        <Tooltip label={t("jobs.cancel")}>
          <ActionIcon
            size="sm"
            aria-label={t("jobs.cancel")}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id: job.id })}
          >
            <IconX size={15} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <span />
      )}
      <span className={`${style["state"]} ${style[job.status] ?? ""}`}>
        {t(`jobs.statuses.${job.status}`)}
        {progress && ` · ${progress}`}
        {` · ${format.instant(job.finishedAt ?? job.startedAt ?? job.createdAt)}`}
      </span>
      {job.status === "running" && (
        <Progress
          className={style["wide"] ?? ""}
          size="sm"
          value={job.total ? (100 * job.done) / job.total : 100}
          animated={!job.total}
          aria-label={progress ?? t("jobs.statuses.running")}
        />
      )}
      {keptFile !== undefined && (
        <a className={style["wide"] ?? ""} href={`/api/export/kept?job=${job.id}`} download>
          {keptFile}
        </a>
      )}
      {job.problem && (
        <span className={`${style["wide"]} ${style["failed"]}`}>
          {problemText({ problem: job.problem, result: job.result })}
        </span>
      )}
    </div>
  );
}
