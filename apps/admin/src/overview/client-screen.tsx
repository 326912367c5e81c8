import { ClientId } from "@foyer/domain/clients/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { CadencePanel } from "../activities/cadence-panel.tsx";
import { Verification } from "../activities/verification/verify-field.tsx";
import { ContactsPanel } from "../clients/contacts/contacts-panel.tsx";
import { ArchivedPanel } from "../clients/file/archived-panel.tsx";
import { BasicsPanel, NeedsPanel } from "../clients/file/basics-panel.tsx";
import { type ClientFile, EditForm } from "../clients/file/edit-form.tsx";
import { FileMenu } from "../clients/file/file-menu.tsx";
import { GlancePanel } from "../clients/file/glance-panel.tsx";
import { HistoryPanel } from "../clients/file/history-panel.tsx";
import { LinksPanel } from "../clients/file/links-panel.tsx";
import { NameFacts } from "../clients/file/name-field.tsx";
import { useFileEditing } from "../clients/file/use-file-editing.ts";
import { BriefPanel } from "../clients/hand-over/brief-panel.tsx";
import { SendTip } from "../clients/tips/tip-form.tsx";
import { DocumentsPanel } from "../files/documents-panel.tsx";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { Drawer } from "../kernel/drawer.tsx";
import { TextLink } from "../kernel/link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { Can, useMay } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { ClientAccountPanel } from "../receivables/client-account-panel.tsx";
import { HoldBadge } from "../credit/holds/hold-field.tsx";
import { ClientGradePanel } from "../credit/granting/client-grade-panel.tsx";
import { HeadroomPanel } from "../credit/holds/headroom-panel.tsx";
import { ClientStaysPanel } from "../stays/client-stays-panel.tsx";
import style from "./client-screen.module.css";
import { PartsMenu } from "./parts-menu.tsx";
import { SurveysPanel } from "./timeline/surveys-panel.tsx";
import { TimelinePanel } from "./timeline/timeline-panel.tsx";
import { useLedPart, useParts } from "./use-parts.ts";

/** One client's file in its four parts (A2.6): basics, consumption, communication, special needs. */
export function ClientScreen() {
  const { t } = useTranslation();
  const id = ClientId.safeParse(Number(useParams()["id"]));
  if (id.success) return <ClientFilePage key={id.data} id={id.data} />;
  return (
    <Page>
      <PageHeader title={t("clients.title")} trail={<BackToClients />} />
      <EmptyState sentence={t("clients.refusals.not-found")} />
    </Page>
  );
}

function ClientFilePage({ id }: { id: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.clients.get.queryOptions({ id }));
  const editing = useFileEditing();
  const file = query.data;
  const mayWrite = useMay()("clients:write") && file !== undefined && !file.house;
  const mayEdit = mayWrite && file.status === "active";
  // a file that was merged into another
  if (file && file.id !== id) return <Navigate to={`/clients/${file.id}`} replace />;
  return (
    <Page>
      <PageHeader
        title={file?.name ?? t("clients.title")}
        trail={<BackToClients />}
        lead={
          file && (
            <>
              <NameFacts file={file} />{" "}
              {file.creditHold && <HoldBadge hold={file.creditHold} reasons={file.holdReasons ?? []} />}
            </>
          )
        }
        actions={
          <>
            {file && !file.house && file.status === "active" && <SendTip clientId={id} />}
            {mayEdit && <FileMenu file={file} onEdit={() => editing.edit("name")} />}
          </>
        }
      />
      <Answer query={query}>
        {(data) => (
          <>
            <ArchivedPanel file={data} mayRestore={mayWrite} />
            <GlancePanel
              file={data}
              mayEdit={mayEdit}
              verification={<Verification file={data} mayVerify={mayEdit} />}
              onFill={editing.fill}
            />
            <Parts file={data} mayEdit={mayEdit} editing={editing} />
            <Drawer
              opened={editing.asked?.form === "file"}
              onClose={editing.close}
              title={t("clients.file.edit")}
              size="lg"
            >
              {editing.asked?.form === "file" && (
                <EditForm file={data} focus={editing.asked.field} onDone={editing.close} />
              )}
            </Drawer>
          </>
        )}
      </Answer>
    </Page>
  );
}

interface PartsProps {
  file: ClientFile;
  mayEdit: boolean;
  editing: ReturnType<typeof useFileEditing>;
}

function Parts({ file, mayEdit, editing }: PartsProps) {
  const { t } = useTranslation();
  const { id } = file;
  const mayAdd = useMay()("documents:write") && file.status === "active" && !file.house;
  const parts = useParts();
  useLedPart();
  const onEdit = mayEdit ? editing.edit : undefined;
  return (
    <>
      <PartsMenu parts={parts} />
      <div className={style["parts"]}>
        <div className={style["main"]}>
          <Part id="basics">
            <BasicsPanel file={file} onEdit={onEdit} />
          </Part>
          <Can act="stays:read">
            <Part id="consumption">
              <ClientStaysPanel client={file} />
            </Part>
          </Can>
          <Part id="communication">
            <TimelinePanel clientId={id} title={t("overview.timeline.title")} />
          </Part>
        </div>
        <div className={style["aside"]}>
          <Can act="clients:write">
            <BriefPanel clientId={id} />
          </Can>
          <Part id="needs">
            <NeedsPanel file={file} onEdit={onEdit} />
          </Part>
          <Can act="contacts:read">
            <Part id="contacts">
              <ContactsPanel clientId={id} mayEdit={mayEdit} base={file.base} editing={editing} />
            </Part>
          </Can>
          <Can act="documents:read">
            <Part id="documents">
              <DocumentsPanel subject="client" row={id} mayAdd={mayAdd} />
            </Part>
          </Can>
          <LinksPanel file={file} onEdit={onEdit && (() => onEdit("parentId"))} />
          <Can act="surveys:read">
            <Part id="surveys">
              <SurveysPanel clientId={id} />
            </Part>
          </Can>
          <Can act="activities:read">
            <CadencePanel clientId={id} />
          </Can>
        </div>
        <div className={style["wide"]}>
          <Can act="credit:standing">
            {!file.house && (
              <Part id="credit">
                <ClientGradePanel clientId={id} />
                <HeadroomPanel clientId={id} isOpen={file.status === "active"} />
              </Part>
            )}
          </Can>
          <Can act="receivables:read">
            <Part id="ledger">
              <ClientAccountPanel clientId={id} />
            </Part>
          </Can>
          <Part id="history">
            <HistoryPanel clientId={id} />
          </Part>
        </div>
      </div>
    </>
  );
}

const Part = ({ id, children }: PropsWithChildren<{ id: string }>) => (
  <div id={id} className={style["part"]}>
    {children}
  </div>
);

function BackToClients() {
  const { t } = useTranslation();
  return (
    <>
      <IconArrowLeft size={14} aria-hidden />
      <TextLink to="/clients">{t("clients.file.back")}</TextLink>
    </>
  );
}
