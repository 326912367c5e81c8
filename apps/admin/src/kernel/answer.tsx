import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState, SkeletonRows } from "./states.tsx";

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface AnswerProps<Data> {
  query: Asked<Data>;
  /** Shown instead of the children when `isEmpty` says there is nothing. */
  empty?: ReactNode;
  isEmpty?: (data: Data) => boolean;
  /** Stands where nothing came, in the place of the failure. */
  failed?: ReactNode;
  /** What stands there while asking; eight skeleton rows unless told. */
  waiting?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The four states of anything that was asked: waiting, failed, empty, there. A failure keeps what was there before. */
export function Answer<Data>({
  query,
  empty,
  isEmpty,
  failed,
  waiting = <SkeletonRows />,
  children,
}: AnswerProps<Data>) {
  const { t } = useTranslation();
  const retry = () => void query.refetch();
  if (query.data === undefined)
    return query.isPending ? waiting : failed || <ErrorState error={query.error} onRetry={retry} />;
  return (
    <>
      {query.error !== null && <ErrorState error={query.error} onRetry={retry} what={t("kernel.failure.stale")} />}
      {isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  );
}
