import { ActionIcon, Button, CopyButton, Skeleton, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy, type Icon, IconInbox, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { failureOf } from "./api.ts";
import { refusalText, requestIdOf } from "./refusal-text.ts";
import style from "./states.module.css";

interface EmptyStateProps {
  /** One sentence: what will stand here. */
  sentence: string;
  /** The first action that puts something here. */
  action?: ReactNode;
  icon?: Icon;
}

export function EmptyState({ sentence, action, icon: Mark = IconInbox }: EmptyStateProps) {
  return (
    <div className={style["state"]}>
      <span className={style["mark"]}>
        <Mark size={22} stroke={1.6} aria-hidden />
      </span>
      <p className={style["sentence"]}>{sentence}</p>
      {action}
    </div>
  );
}

/** The id under which the server logged a failure: what a person sends to whoever can look it up. */
function RequestId({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <span className={style["request"]}>
      {t("kernel.failure.request", { id })}
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("kernel.copied") : t("kernel.copy")}>
            <ActionIcon size="xs" onClick={copy} aria-label={t("kernel.copy")}>
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}

interface ErrorStateProps {
  error: unknown;
  /** Absent where asking again makes no sense (a refused form). */
  onRetry?: () => void;
  /** What was being done, when the screen does not make it obvious. */
  what?: string;
}

/**
 * What failed, Retry, and the request id to copy. Stands above data that is kept, or alone when there is none. What one
 * may not see or what is not there is no failure: it is said calmly, and asking again would not change it.
 */
export function ErrorState({ error, onRetry, what }: ErrorStateProps) {
  const { t } = useTranslation();
  const requestId = requestIdOf(error);
  const kind = failureOf(error)?.kind;
  const closed = kind === "forbidden" || kind === "not-found";
  return (
    <div className={`${style["failure"]} ${closed ? style["closed"] : ""}`} role="alert">
      {closed ? (
        <IconLock size={18} stroke={1.7} aria-hidden />
      ) : (
        <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
      )}
      <div className={style["failureText"]}>
        {what && <strong>{what} </strong>}
        <span>{refusalText(error, t)}</span>
        {requestId && (
          <div>
            <RequestId id={requestId} />
          </div>
        )}
      </div>
      {onRetry && !closed && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {t("kernel.retry")}
        </Button>
      )}
    </div>
  );
}

export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className={style["rows"]} role="status" aria-label={t("kernel.loading")}>
      {Array.from({ length: rows }, (_, index) => (
        <div className={style["row"]} key={index}>
          <Skeleton height={12} />
          <Skeleton height={12} />
          <Skeleton height={12} />
        </div>
      ))}
    </div>
  );
}
