import { Drawer as MantineDrawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { PropsWithChildren, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { panelTitle } from "./theme.ts";

interface DrawerProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: "md" | "lg" | "xl";
}

const widths = { md: 440, lg: 640, xl: 860 };

export const phone = "(max-width: 767px)";
export const usePhone = (): boolean => useMediaQuery(phone) ?? false;

/** The panel that shows what is behind a number or a row: from the side, on a phone over the whole screen. */
export function Drawer({ opened, onClose, title, size = "lg", children }: PropsWithChildren<DrawerProps>) {
  const { t } = useTranslation();
  const small = usePhone();
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={small ? "bottom" : "right"}
      size={small ? "92dvh" : widths[size]}
      overlayProps={{ backgroundOpacity: 0.3 }}
      closeButtonProps={{ "aria-label": t("kernel.close") }}
      padding="lg"
      styles={{ title: panelTitle }}
    >
      {opened && children}
    </MantineDrawer>
  );
}
