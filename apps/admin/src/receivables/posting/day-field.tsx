import { CalendarDate } from "@foyer/domain/kernel/time";
import { DateInput } from "@mantine/dates";

interface DayFieldProps {
  label: string;
  value: CalendarDate;
  onChange: (day: CalendarDate) => void;
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <DateInput
      label={label}
      value={value}
      valueFormat="YYYY-MM-DD"
      onChange={(chosen) => {
        const read = CalendarDate.safeParse(chosen);
        if (read.success) onChange(read.data);
      }}
    />
  );
}
