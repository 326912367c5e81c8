import { roles } from "@foyer/domain/kernel/permissions";
import { Button, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconLink,
  IconPencil,
  IconRotate,
  IconTableShortcut,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalText } from "../refusal-text.ts";
import { useMay } from "../session.tsx";
import type { GridViewState, ListedView } from "./use-grid-view.ts";
import { ViewDialog } from "./view-dialog.tsx";

const icon = { size: 16, stroke: 1.7 };

/** Which view is open, and what can be done with it: kept, shared, made where a role begins, deleted. */
export function ViewMenu({ view }: { view: GridViewState }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"save-as" | "rename">();
  const { current, views, isChanged } = view;
  const act = (done: Promise<void>, said: string) =>
    void done.then(
      () => notifications.show({ message: said }),
      (error: unknown) => notifications.show({ message: refusalText(error, t), color: "red" }),
    );
  const own = views.filter(({ isOwn, audience }) => isOwn && audience === "private");
  const others = views.filter((each) => !own.includes(each));
  return (
    <>
      <Menu position="bottom-start" width={280} keepMounted={false}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconTableShortcut {...icon} />}
            rightSection={<IconChevronDown size={14} stroke={1.7} />}
            maw={260}
            aria-label={t("changes.views.menu")}
          >
            <Text component="span" inherit truncate>
              {current?.name ?? t("changes.views.everything")}
              {isChanged && " •"}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          <ViewItem name={t("changes.views.everything")} isOpen={!current} onOpen={() => view.open(null)} />
          <ViewItems title={t("changes.views.mine")} views={own} view={view} />
          <ViewItems title={t("changes.views.shared")} views={others} view={view} />
          <Menu.Divider />
          {isChanged && <Menu.Label>{t("changes.views.changed")}</Menu.Label>}
          {isChanged && current?.mayChange && (
            <Menu.Item
              leftSection={<IconDeviceFloppy {...icon} />}
              onClick={() => act(view.save(), t("changes.views.saved"))}
            >
              {t("changes.views.save")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => setDialog("save-as")}>
            {t("changes.views.saveAs")}
          </Menu.Item>
          {isChanged && (
            <Menu.Item leftSection={<IconRotate {...icon} />} onClick={view.discard}>
              {t("changes.views.discard")}
            </Menu.Item>
          )}
          {current && <CurrentItems current={current} view={view} act={act} onRename={() => setDialog("rename")} />}
        </Menu.Dropdown>
      </Menu>
      <ViewDialog
        opened={dialog !== undefined}
        name={dialog === "rename" ? (current?.name ?? "") : ""}
        asksAudience={dialog === "save-as"}
        error={view.failure}
        onClose={() => setDialog(undefined)}
        onDone={async (given) => {
          if (dialog === "rename" && current) await view.settle(current, { name: given.name });
          else await view.save(given);
          notifications.show({ message: t("changes.views.saved") });
        }}
      />
    </>
  );
}

function ViewItem({
  name,
  note,
  isOpen,
  onOpen,
}: {
  name: string;
  note?: string;
  isOpen: boolean;
  onOpen: () => void;
}) {
  return (
    <Menu.Item
      onClick={onOpen}
      aria-current={isOpen}
      leftSection={isOpen ? <IconCheck {...icon} /> : <span style={{ display: "inline-block", width: 16 }} />}
    >
      <Text size="sm" truncate>
        {name}
      </Text>
      {note && (
        <Text size="xs" c="dimmed" truncate>
          {note}
        </Text>
      )}
    </Menu.Item>
  );
}

function ViewItems({ title, views, view }: { title: string; views: readonly ListedView[]; view: GridViewState }) {
  const { t } = useTranslation();
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map(({ id, name, audience }) => (
        <ViewItem
          key={id}
          name={name}
          isOpen={view.current?.id === id}
          onOpen={() => view.open(id)}
          {...(typeof audience === "object" && {
            note: t("changes.views.ofRole", { role: t(`staff.roles.${audience.role}`) }),
          })}
        />
      ))}
    </>
  );
}

interface CurrentItemsProps {
  current: ListedView;
  view: GridViewState;
  act: (done: Promise<void>, said: string) => void;
  onRename: () => void;
}

/** What can be done with the view that is open, by who may. */
function CurrentItems({ current, view, act, onRename }: CurrentItemsProps) {
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
