import type { GridCondition } from "@foyer/domain/changes/views/schema";
import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconFilterPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConditionForm } from "./condition-form.tsx";
import { conditionText, type GridField } from "./grid-field.ts";
import style from "./filter-chips.module.css";

interface FilterChipsProps {
  fields: readonly GridField[];
  conditions: readonly GridCondition[];
  onChange: (conditions: readonly GridCondition[]) => void;
}

/** A view's conditions as chips that open, and the way to one more. */
export function FilterChips({ fields, conditions, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const askable = fields.filter(({ kind }) => kind !== "masked");
  const [open, setOpen] = useState<number>();
  const close = () => setOpen(undefined);
  const isAdding = open === conditions.length;
  return (
    <>
      {conditions.map((condition, at) => {
        const label = conditionText(condition, fields, t);
        return (
          <Popover
            key={`${at} ${label}`}
            opened={open === at}
            onChange={(opened) => !opened && close()}
            trapFocus
            position="bottom-start"
          >
            <Popover.Target>
              <span className={style["chip"]}>
                <button type="button" className={style["words"]} onClick={() => setOpen(at)} aria-haspopup="dialog">
                  {label}
                </button>
                <ActionIcon
                  size="xs"
                  variant="transparent"
                  color="gray"
                  aria-label={t("changes.views.removeFilter", { label })}
                  onClick={() => onChange(conditions.filter((_, each) => each !== at))}
                >
                  <IconX size={13} stroke={2} />
                </ActionIcon>
              </span>
            </Popover.Target>
            <Popover.Dropdown>
              <ConditionForm
                fields={askable}
                condition={condition}
                onCancel={close}
                onDone={(next) => {
                  onChange(conditions.map((each, other) => (other === at ? next : each)));
                  close();
                }}
              />
            </Popover.Dropdown>
          </Popover>
        );
      })}
      <Popover opened={isAdding} onChange={(opened) => !opened && close()} trapFocus position="bottom-start">
        <Popover.Target>
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconFilterPlus size={16} stroke={1.7} />}
            onClick={() => setOpen(isAdding ? undefined : conditions.length)}
            aria-haspopup="dialog"
          >
            {t("changes.views.addFilter")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {isAdding && (
            <ConditionForm
              fields={askable}
              onCancel={close}
              onDone={(next) => {
                onChange([...conditions, next]);
                close();
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {conditions.length > 1 && (
        <Button variant="subtle" color="gray" size="sm" onClick={() => onChange([])}>
          {t("changes.views.clear")}
        </Button>
      )}
    </>
  );
}
