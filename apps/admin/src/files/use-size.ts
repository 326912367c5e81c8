import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";

/** How large a file is, in words. */
export function useSize() {
  const { t } = useTranslation();
  const format = useFormat();
  return (bytes: number): string =>
    bytes >= 1_048_576
      ? t("files.megabytes", { size: format.number(Math.round((10 * bytes) / 1_048_576) / 10) })
      : t("files.kilobytes", { size: format.integer(Math.max(1, Math.round(bytes / 1_024))) });
}
