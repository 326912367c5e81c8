import { IconCalendarTime } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { OverridesTable } from "./overrides-panel.tsx";

/** Every override in force, the next to end first. */
export function AllOverridesPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const overrides = useQuery(trpc.creditHolds.overrides.queryOptions({ limit: 200 }));
  return (
    <Answer
      query={overrides}
      isEmpty={(rows) => rows.length === 0}
      empty={<EmptyState icon={IconCalendarTime} sentence={t("credit.holds.empty.overrides")} />}
    >
      {(rows) => (
        <Card flush>
          <OverridesTable rows={rows} />
        </Card>
      )}
    </Answer>
  );
}
