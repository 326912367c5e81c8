import { migrate } from "@foyer/db/kernel/migrate";
await migrate({ url: process.argv[2]!, key: Buffer.alloc(32, 9), log: () => {} });
