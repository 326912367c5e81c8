import { SimpleGrid } from "@mantine/core";
import { type ClientField, clientFields } from "@foyer/domain/clients/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import style from "./fields-panel.module.css";
import { ValueField, type ValueFieldProps } from "./value-field.tsx";

/** The fields of a file as a form groups them; each stands in one group. */
const groups = [
  { key: "names", fields: ["name", "englishName", "shortName", "formerName"] },
  { key: "kind", fields: ["kind", "class", "tier", "assessmentType", "ownerId", "vip", "tags"] },
  { key: "place", fields: ["industry", "city", "address"] },
  { key: "origin", fields: ["source", "referrerId", "parentId", "groupAccount"] },
  { key: "needs", fields: ["specialNeeds", "preferences", "notes"] },
] as const satisfies readonly { key: string; fields: readonly ClientField[] }[];

const wide: readonly ClientField[] = ["name", "address", "tags", "specialNeeds", "preferences", "notes"];

interface FieldsProps extends Omit<ValueFieldProps, "field" | "state" | "onMine" | "disabled"> {
  of: (field: ClientField) => ValueFieldProps["state"];
  onMine?: (field: ClientField) => void;
  isDisabled?: (field: ClientField) => boolean;
  /** Left out where somebody else decides on it. */
  without?: readonly ClientField[];
  /** Stands below the names while they are typed. */
  afterNames?: ReactNode;
}

/** Every field of a file, in groups. */
export function Fields({ of, onMine, isDisabled, without = [], afterNames, ...rest }: FieldsProps) {
  const { t } = useTranslation();
  return groups.map(({ key, fields }) => (
    <fieldset key={key} className={style["group"]}>
      <legend className={style["legend"]}>{t(`clients.file.groups.${key}`)}</legend>
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
        {clientFields
          .filter((field) => fields.some((each) => each === field) && !without.includes(field))
          .toSorted((a, b) => fields.findIndex((each) => each === a) - fields.findIndex((each) => each === b))
          .map((field) => (
            <div key={field} className={wide.includes(field) ? style["wide"] : undefined}>
              <ValueField
                field={field}
                state={of(field)}
                onMine={() => onMine?.(field)}
                disabled={isDisabled?.(field) ?? false}
                {...rest}
              />
            </div>
          ))}
      </SimpleGrid>
      {key === "names" && afterNames && <div className={style["after"]}>{afterNames}</div>}
    </fieldset>
  ));
}
