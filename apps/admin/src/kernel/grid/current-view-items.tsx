import { roles } from "@foyer/domain/kernel/permissions";
import { Menu } from "@mantine/core";
import { IconLink, IconPencil, IconTrash, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../session.tsx";
import type { GridViewState, ListedView } from "./use-grid-view.ts";

const icon = { size: 16, stroke: 1.7 };

interface CurrentItemsProps {
  current: ListedView;
  view: GridViewState;
  act: (done: Promise<void>, said: string) => void;
  onRename: () => void;
}

/** What can be done with the view that is open, by who may. */
export function CurrentItems({ current, view, act, onRename }: CurrentItemsProps) {
  const { t } = useTranslation();
  const mayShare = useMay()("views:share");
  const saved = t("changes.views.saved");
  const link = () => `${window.location.origin}${window.location.pathname}?view=${current.id}`;
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconLink {...icon} />}
        onClick={() => act(navigator.clipboard.writeText(link()), t("changes.views.linkCopied"))}
      >
        {t("changes.views.copyLink")}
      </Menu.Item>
      {current.mayChange && (
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onRename}>
          {t("changes.views.rename")}
        </Menu.Item>
      )}
      {mayShare && current.audience === "private" && (
        <Menu.Item
          leftSection={<IconUsers {...icon} />}
          onClick={() => act(view.settle(current, { audience: "shared" }), saved)}
        >
          {t("changes.views.share")}
        </Menu.Item>
      )}
      {mayShare && current.isOwn && current.audience !== "private" && (
        <Menu.Item
          leftSection={<IconUsers {...icon} />}
          onClick={() => act(view.settle(current, { audience: "private" }), saved)}
        >
          {t("changes.views.unshare")}
        </Menu.Item>
      )}
      {mayShare && (
        <Menu.Sub position="right-start">
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconUsers {...icon} />}>{t("changes.views.makeDefault")}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {roles
              .filter((role) => role !== "admin")
              .map((role) => (
                <Menu.Item key={role} onClick={() => act(view.settle(current, { audience: { role } }), saved)}>
                  {t(`staff.roles.${role}`)}
                </Menu.Item>
              ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {current.mayChange && (
        <Menu.Item
          color="red"
          leftSection={<IconTrash {...icon} />}
          onClick={() => act(view.remove(current.id), t("changes.views.deleted"))}
        >
          {t("changes.views.delete")}
        </Menu.Item>
      )}
    </>
  );
}
