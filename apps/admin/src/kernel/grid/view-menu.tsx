import { Button, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconChevronDown, IconDeviceFloppy, IconRotate, IconTableShortcut } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalText } from "../refusal-text.ts";
import { CurrentItems } from "./current-view-items.tsx";
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
