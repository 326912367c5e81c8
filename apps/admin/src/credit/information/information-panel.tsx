import type { ClientId } from "@foyer/domain/clients/schema";
import { Answer } from "../../kernel/answer.tsx";
import { useMay } from "../../kernel/session.tsx";
import { DocumentsPanel } from "../../files/documents-panel.tsx";
import { BlockPanel } from "./block-panel.tsx";
import { ProfilePanel } from "./profile-panel.tsx";
import { ReferencesPanel } from "./references-panel.tsx";
import { useInformation } from "./use-information.ts";
import { YearsPanel } from "./years-panel.tsx";

/** All that is known of a client's credit beside the ledger: figures by year, ownership, references, documents. (A7.1) */
export function InformationPanel({ clientId }: { clientId: ClientId }) {
  const information = useInformation(clientId);
  const may = useMay()("credit:write");
  return (
    <Answer query={information}>
      {({ client, years, profile, references, block }) => {
        const mayWrite = may && !client.closed;
        return (
          <>
            <YearsPanel clientId={clientId} years={years} mayWrite={mayWrite} />
            <ProfilePanel clientId={clientId} profile={profile} mayWrite={mayWrite} />
            <ReferencesPanel clientId={clientId} references={references} mayWrite={mayWrite} />
            <DocumentsPanel subject="creditFile" row={clientId} mayAdd={mayWrite} />
            <BlockPanel clientId={clientId} block={block} mayWrite={mayWrite} />
          </>
        );
      }}
    </Answer>
  );
}
