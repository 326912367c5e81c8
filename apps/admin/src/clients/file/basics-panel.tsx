import { Button } from "@mantine/core";
import type { ClientField } from "@foyer/domain/clients/schema";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { Card } from "../../kernel/page.tsx";
import { InstantText } from "../../kernel/text.tsx";
import { TierBadge } from "../tier-field.tsx";
import style from "./basics-panel.module.css";
import type { ClientFile } from "./edit-form.tsx";
import { useClosed } from "./use-closed.ts";

interface PartProps {
  file: ClientFile;
  /** Opens the file's form at a field; left out where one may not edit. */
  onEdit?: ((field: ClientField) => void) | undefined;
}

/** The file's first part: who the client is. (A2.6) */
export function BasicsPanel({ file, onEdit }: PartProps) {
  const { t } = useTranslation();
  const title = t("clients.file.basics");
  return (
    <Card title={title} actions={onEdit && <EditButton part={title} onClick={() => onEdit("name")} />}>
      <Figures>
        <Figure label={t("clients.fields.kind")}>{t(`clients.kinds.${file.kind}`)}</Figure>
        <Figure label={t("clients.fields.class")}>{file.class ? t(`clients.classes.${file.class}`) : "—"}</Figure>
        <Figure label={t("clients.fields.tier")}>
          <TierBadge tier={file.tier} />
        </Figure>
        <Figure label={t("clients.fields.assessmentType")}>
          {file.assessmentType ? t(`clients.assessmentTypes.${file.assessmentType}`) : "—"}
          {file.assessmentType && (
            <span className={style["aside"]}>
              {t(file.override ? "clients.file.assessedBy" : "clients.file.assessedByRule")}
            </span>
          )}
        </Figure>
        <Text field="englishName" file={file} />
        <Text field="shortName" file={file} />
        <Text field="formerName" file={file} />
        <Text field="industry" file={file} />
        <Text field="city" file={file} />
        <Text field="address" file={file} />
        <Figure label={t("clients.fields.source")}>{t(`clients.sources.${file.source}`)}</Figure>
        <Text field="groupAccount" file={file} />
        <Figure label={t("clients.fields.createdAt")}>
          <InstantText value={file.createdAt} />
        </Figure>
      </Figures>
    </Card>
  );
}

const closable = ["industry", "city", "address", "groupAccount", "specialNeeds", "preferences", "notes"] as const;
const isClosable = (field: string): field is (typeof closable)[number] => closable.some((each) => each === field);

type TextField = "englishName" | "shortName" | "formerName" | "industry" | "city" | "address" | "groupAccount";

function Text({ field, file }: { field: TextField; file: ClientFile }) {
  const { t } = useTranslation();
  const isClosed = useClosed();
  if (isClosable(field) && isClosed(field)) return null;
  return <Figure label={t(`clients.fields.${field}`)}>{file[field] ?? <Absent />}</Figure>;
}

const Absent = () => <span className={style["absent"]}>—</span>;

export function EditButton({ part, onClick }: { part: string; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconPencil size={15} stroke={1.7} />}
      aria-label={t("clients.file.editPart", { part })}
      onClick={onClick}
    >
      {t("clients.file.change")}
    </Button>
  );
}

const needs = ["specialNeeds", "preferences", "notes"] as const;

/** The file's fourth part: what is done differently for this client. (A2.6) */
export function NeedsPanel({ file, onEdit }: PartProps) {
  const { t } = useTranslation();
  const isClosed = useClosed();
  const open = needs.filter((field) => !isClosed(field));
  const present = open.filter((field) => file[field] !== null);
  const title = t("clients.file.needs");
  return (
    <Card title={title} actions={onEdit && <EditButton part={title} onClick={() => onEdit("specialNeeds")} />}>
      {present.length === 0 ? (
        <p className={style["none"]}>
          {t(isClosed("specialNeeds") ? "clients.file.needsClosed" : "clients.file.noNeeds")}
        </p>
      ) : (
        <dl className={style["needs"]}>
          {present.map((field) => (
            <div key={field} className={field === "specialNeeds" ? style["special"] : undefined}>
              <dt>{t(`clients.fields.${field}`)}</dt>
              <dd>{file[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
