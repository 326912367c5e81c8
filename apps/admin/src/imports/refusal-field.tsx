import { Text } from "@mantine/core";
import { ErrorState } from "../kernel/states.tsx";
import { UploadRefused } from "../kernel/upload.ts";

/** Why something was refused; an upload's reason comes in words already. */
export function RefusalNote({ error }: { error: Error }) {
  return error instanceof UploadRefused ? (
    <Text c="red" size="sm" role="alert">
      {error.message}
    </Text>
  ) : (
    <ErrorState error={error} />
  );
}
