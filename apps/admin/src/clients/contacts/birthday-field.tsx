import { Checkbox, Input, SegmentedControl, Select } from "@mantine/core";
import { type Birthday, birthdayText, readBirthday } from "@foyer/domain/clients/birthdays/schema";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import style from "./birthday-field.module.css";
import { useBirthdayNames } from "./use-birthday-text.ts";

/** Brings the lunar calendar along. */
const NextBirthday = lazy(async () => ({ default: (await import("./next-birthday-field.tsx")).NextBirthday }));

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Picked {
  readonly calendar: "none" | Birthday["calendar"];
  readonly month: number | null;
  readonly day: number | null;
  readonly leap: boolean;
}

const nothing: Picked = { calendar: "none", month: null, day: null, leap: false };
const pickedOf = (value: string | null): Picked =>
  value === null ? nothing : (readBirthday(value)?.birthday ?? nothing);

/** The stored text; of a day that is not chosen yet, one that is no birthday, so that it cannot be saved. */
function textOf({ calendar, month, day, leap }: Picked): string | null {
  if (calendar === "none") return null;
  if (month === null || day === null) return "?";
  return birthdayText({ calendar, month, day, leap });
}

const daysOf = ({ calendar, month }: Picked): number => (calendar === "lunar" ? 30 : (longest[(month ?? 1) - 1] ?? 31));

interface BirthdayFieldProps {
  /** `05-20`, `lunar 08-15`, `lunar leap 04-03`. */
  value: string | null;
  error?: string | undefined;
  onChange: (value: string | null) => void;
}

/** A birthday without its year, in the calendar in which the person keeps it; says when it comes next. (A4.5) */
export function BirthdayField({ value, error, onChange }: BirthdayFieldProps) {
  const { t } = useTranslation();
  const names = useBirthdayNames();
  const label = useId();
  const [picked, setPicked] = useState(() => pickedOf(value));
  const { calendar, month, day, leap } = picked;
  const change = (next: Partial<Picked>) => {
    const merged = { ...picked, ...next };
    const most = daysOf(merged);
    const fitting = {
      ...merged,
      day: merged.day !== null && merged.day > most ? null : merged.day,
      leap: merged.leap && merged.calendar === "lunar",
    };
    setPicked(fitting);
    onChange(textOf(fitting));
  };
  const numbers = (count: number, name: (each: number) => string) =>
    Array.from({ length: count }, (_, index) => ({ value: String(index + 1), label: name(index + 1) }));
  const isIncomplete = textOf(picked) === "?";
  return (
    <Input.Wrapper
      label={t("clients.contacts.fields.birthday")}
      labelElement="div"
      labelProps={{ id: label }}
      error={error && isIncomplete ? t("clients.contacts.birthday.incomplete") : error}
    >
      <div role="group" aria-labelledby={label} className={style["birthday"]}>
        <SegmentedControl
          aria-label={t("clients.contacts.birthday.calendar")}
          data={(["none", "solar", "lunar"] as const).map((each) => ({
            value: each,
            label: t(`clients.contacts.birthday.${each}`),
          }))}
          value={calendar}
          onChange={(each) => change({ calendar: each })}
        />
        {calendar !== "none" && (
          <div className={style["day"]}>
            <Select
              label={t("clients.contacts.birthday.month")}
              data={numbers(12, (each) => names.month(calendar, each))}
              value={month === null ? null : String(month)}
              onChange={(each) => change({ month: each === null ? null : Number(each) })}
            />
            <Select
              label={t("clients.contacts.birthday.day")}
              data={numbers(daysOf(picked), (each) => names.day(calendar, each))}
              value={day === null ? null : String(day)}
              onChange={(each) => change({ day: each === null ? null : Number(each) })}
            />
          </div>
        )}
        {calendar === "lunar" && (
          <Checkbox
            label={t("clients.contacts.birthday.leap")}
            description={t("clients.contacts.birthday.leapHint")}
            checked={leap}
            onChange={(event) => change({ leap: event.currentTarget.checked })}
          />
        )}
        {calendar !== "none" && month !== null && day !== null && (
          <output className={style["next"]}>
            <Suspense>
              <NextBirthday birthday={{ calendar, month, day, leap }} />
            </Suspense>
          </output>
        )}
      </div>
    </Input.Wrapper>
  );
}
