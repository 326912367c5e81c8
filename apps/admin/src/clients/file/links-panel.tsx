import { useQuery } from "@tanstack/react-query";
import type { PropsWithChildren, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { TierBadge } from "../tier-field.tsx";
import { EditButton } from "./basics-panel.tsx";
import type { ClientFile } from "./edit-form.tsx";
import style from "./links-panel.module.css";

interface LinksProps {
  file: ClientFile;
  onEdit?: (() => void) | undefined;
}

/** Whom the client belongs to, who belongs to it, and who recommended the hotel. */
export function LinksPanel({ file, onEdit }: LinksProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const elsewhere = useQuery(
    trpc.clients.groupElsewhere.queryOptions({ id: file.id }, { enabled: file.groupAccount !== null }),
  );
  const { parentId, referrerId, children, sameGroup } = file;
  const others = elsewhere.data ?? [];
  if (parentId === null && referrerId === null && children.length + sameGroup.length + others.length === 0) return null;
  const title = t("clients.file.links");
  return (
    <Card title={title} actions={onEdit && <EditButton part={title} onClick={onEdit} />}>
      <div className={style["links"]}>
        {parentId !== null && (
          <Group label={t("clients.fields.parentId")}>
            <Linked id={parentId} name={file.parentName} />
          </Group>
        )}
        {children.length > 0 && (
          <Group label={t("clients.file.children")}>
            {children.map(({ id, name, tier }) => (
              <Linked key={id} id={id} name={name}>
                <TierBadge tier={tier} />
              </Linked>
            ))}
          </Group>
        )}
        {referrerId !== null && (
          <Group label={t("clients.fields.referrerId")}>
            <Linked id={referrerId} name={file.referrerName} />
          </Group>
        )}
        {sameGroup.length + others.length > 0 && (
          <Group label={`${t("clients.file.sameGroup")} ${file.groupAccount ?? ""}`}>
            {sameGroup.map(({ id, name, tier }) => (
              <Linked key={id} id={id} name={name}>
                <TierBadge tier={tier} />
              </Linked>
            ))}
            {others.flatMap((hotel) =>
              hotel.files.map((each) => (
                <li key={`${hotel.code} ${each.id}`}>
                  {each.name}
                  <span className={style["soft"]}>{[hotel.name, each.ownerName].filter(Boolean).join(" · ")}</span>
                </li>
              )),
            )}
          </Group>
        )}
      </div>
    </Card>
  );
}

const Group = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <h3 className={style["label"]}>{label}</h3>
    <ul className={style["list"]}>{children}</ul>
  </div>
);

function Linked({ id, name, children }: PropsWithChildren<{ id: number; name: string | null }>) {
  return (
    <li>
      <TextLink to={`/clients/${id}`}>{name ?? `#${id}`}</TextLink>
      {children}
    </li>
  );
}
