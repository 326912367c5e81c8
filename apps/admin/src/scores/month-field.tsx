import type { Month } from "@foyer/domain/kernel/time";
import { addMonths } from "@foyer/domain/kernel/time";
import { ActionIcon, Select } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./month-field.module.css";

interface MonthFieldProps {
  month: Month;
  /** Newest first. */
  choices: readonly Month[];
  first: Month;
  last: Month;
  onChange: (month: Month) => void;
}

export function MonthField({ month, choices, first, last, onChange }: MonthFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const listed = choices.includes(month) ? choices : [month, ...choices];
  return (
    <div className={style["field"]}>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t("scores.previousMonth")}
        disabled={month <= first}
        onClick={() => onChange(addMonths(month, -1))}
      >
        <IconChevronLeft size={17} stroke={1.7} />
      </ActionIcon>
      <Select
        aria-label={t("scores.month")}
        className={style["select"] ?? ""}
        allowDeselect={false}
        value={month}
        data={listed.map((each) => ({ value: each, label: format.month(each) }))}
        onChange={(value) => {
          const chosen = listed.find((each) => each === value);
          if (chosen) onChange(chosen);
        }}
      />
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t("scores.nextMonth")}
        disabled={month >= last}
        onClick={() => onChange(addMonths(month, 1))}
      >
        <IconChevronRight size={17} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
