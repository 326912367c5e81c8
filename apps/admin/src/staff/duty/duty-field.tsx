import { Badge } from "@mantine/core";
import { isDutyAccepted } from "@foyer/domain/staff/duty/rules";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { InstantText } from "../../kernel/text.tsx";

type Duty = Outputs["staff"]["duties"][number];

/** Which version somebody accepted and when; marked where it is none, or not the one in force. */
export function DutyField({ duty }: { duty: Duty | undefined }) {
  const { t } = useTranslation();
  if (!duty) return <Badge color="brick">{t("staff.duty.notYet")}</Badge>;
  const { version } = duty;
  if (!isDutyAccepted(version)) return <Badge color="brass">{t("staff.duty.outOfDate", { version })}</Badge>;
  return (
    <>
      {t("staff.duty.version", { version })} · <InstantText value={duty.acceptedAt} />
    </>
  );
}
