import { Badge } from "@mantine/core";
import type { FileItem } from "@foyer/domain/clients/completeness/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Collaborators } from "./collaborators-field.tsx";
import type { ClientFile } from "./edit-form.tsx";
import style from "./glance-panel.module.css";
import { Meter } from "./meter-field.tsx";
import { useClosed } from "./use-closed.ts";

interface GlanceProps {
  file: ClientFile;
  mayEdit: boolean;
  /** When it was last confirmed, and the way to confirm it. */
  verification: ReactNode;
  /** Leads to where a missing item is filled in. */
  onFill: (item: FileItem) => void;
}

/** What one wants to know of a file before all else: whose it is, how complete and how fresh, and what it is tagged with. (A2.5, A2.7) */
export function GlancePanel({ file, mayEdit, verification, onFill }: GlanceProps) {
  const { t } = useTranslation();
  const isClosed = useClosed();
  if (isClosed("ownerName") && isClosed("tags")) return null;
  return (
    <section className={style["glance"]} aria-label={t("clients.file.glance")}>
      {!isClosed("ownerName") && (
        <Cell label={t("clients.file.owner")}>
          <span className={style["owner"]}>{file.ownerName ?? t("clients.noOwner")}</span>
          <Collaborators file={file} mayEdit={mayEdit} />
        </Cell>
      )}
      {file.completeness && (
        <Cell label={t("clients.file.completeness")}>
          <Meter percent={file.completeness.percent} />
          <Missing items={file.completeness.missing} onFill={mayEdit ? onFill : undefined} />
        </Cell>
      )}
      {!file.house && !isClosed("verifiedOn") && <Cell label={t("clients.file.verification")}>{verification}</Cell>}
      <Cell label={t("clients.file.tags")}>
        <Tags tags={file.tags} />
      </Cell>
    </section>
  );
}

const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={style["cell"]}>
    <h2 className={style["label"]}>{label}</h2>
    {children}
  </div>
);

function Missing({ items, onFill }: { items: readonly FileItem[]; onFill: ((item: FileItem) => void) | undefined }) {
  const { t } = useTranslation();
  if (items.length === 0) return <span className={style["soft"]}>{t("clients.file.complete")}</span>;
  return (
    <div className={style["missing"]}>
      <span className={style["soft"]}>{t("clients.file.missing")}</span>
      {items.map((item) => {
        const name = t(`clients.file.items.${item}`);
        return onFill ? (
          <button
            key={item}
            type="button"
            className={style["chip"]}
            aria-label={t("clients.file.fillIn", { item: name })}
            onClick={() => onFill(item)}
          >
            {name}
          </button>
        ) : (
          <span key={item} className={style["chip"]}>
            {name}
          </span>
        );
      })}
    </div>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  if (tags.length === 0) return <span className={style["soft"]}>{t("clients.file.noTags")}</span>;
  return (
    <div className={style["missing"]}>
      {tags.map((tag) => (
        <Badge key={tag} color="gray" title={tag}>
          {tag}
        </Badge>
      ))}
    </div>
  );
}
