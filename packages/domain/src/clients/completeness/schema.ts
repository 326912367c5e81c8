import { z } from "zod";
import { setting } from "../../properties/schema.ts";
import { phrase } from "../../kernel/words.ts";

/** What a file may lack: fields of its own, and what some contact of it has. */
export const fileItems = [
  "owner",
  "industry",
  "city",
  "address",
  "contact",
  "decisionMaker",
  "phone",
  "mail",
  "birthday",
  "preferences",
  "specialNeeds",
] as const;
export const FileItem = z.enum(fileItems);
export type FileItem = z.infer<typeof FileItem>;

const weight = z.int().min(0).max(10);
const days = z.int().min(7).max(1_095);

/** What each item counts in a file's completeness, and after how long a file wants looking at again. (A2.5, A2.7) */
export const clientsSettings = {
  "clients.weight-owner": setting(
    weight,
    3,
    phrase("完整度权重：负责人", "完整度權重：負責人", "Weight of the owner in completeness"),
  ),
  "clients.weight-industry": setting(
    weight,
    1,
    phrase("完整度权重：行业", "完整度權重：行業", "Weight of the industry in completeness"),
  ),
  "clients.weight-city": setting(
    weight,
    1,
    phrase("完整度权重：城市", "完整度權重：城市", "Weight of the city in completeness"),
  ),
  "clients.weight-address": setting(
    weight,
    1,
    phrase("完整度权重：地址", "完整度權重：地址", "Weight of the address in completeness"),
  ),
  "clients.weight-contact": setting(
    weight,
    3,
    phrase("完整度权重：联系人", "完整度權重：聯絡人", "Weight of a contact in completeness"),
  ),
  "clients.weight-decision-maker": setting(
    weight,
    2,
    phrase("完整度权重：决策人", "完整度權重：決策人", "Weight of a decision maker in completeness"),
  ),
  "clients.weight-phone": setting(
    weight,
    3,
    phrase("完整度权重：电话", "完整度權重：電話", "Weight of a phone number in completeness"),
  ),
  "clients.weight-mail": setting(
    weight,
    2,
    phrase("完整度权重：邮箱", "完整度權重：電子郵件", "Weight of a mail address in completeness"),
  ),
  "clients.weight-birthday": setting(
    weight,
    1,
    phrase("完整度权重：生日", "完整度權重：生日", "Weight of a birthday in completeness"),
  ),
  "clients.weight-preferences": setting(
    weight,
    2,
    phrase("完整度权重：偏好", "完整度權重：偏好", "Weight of preferences in completeness"),
  ),
  "clients.weight-special-needs": setting(
    weight,
    1,
    phrase("完整度权重：特殊需求", "完整度權重：特殊需求", "Weight of special needs in completeness"),
  ),
  "clients.stale-a": setting(
    days,
    90,
    phrase(
      "A级客户多少天未核实算过期",
      "A級客戶多少天未核實算過期",
      "Days after which an unverified A client is stale",
    ),
  ),
  "clients.stale-b": setting(
    days,
    120,
    phrase(
      "B级客户多少天未核实算过期",
      "B級客戶多少天未核實算過期",
      "Days after which an unverified B client is stale",
    ),
  ),
  "clients.stale-c": setting(
    days,
    180,
    phrase(
      "C级客户多少天未核实算过期",
      "C級客戶多少天未核實算過期",
      "Days after which an unverified C client is stale",
    ),
  ),
  "clients.stale-potential": setting(
    days,
    180,
    phrase(
      "潜在客户多少天未核实算过期",
      "潛在客戶多少天未核實算過期",
      "Days after which an unverified potential client is stale",
    ),
  ),
  "clients.incomplete-below": setting(
    z.int().min(1).max(100),
    80,
    phrase(
      "完整度低于多少视为不完整（%）",
      "完整度低於多少視為不完整（%）",
      "A file is incomplete below this many percent",
    ),
  ),
  "clients.verify-within": setting(
    z.int().min(1).max(365),
    30,
    phrase(
      "核实前多少天内须联系到客户",
      "核實前多少天內須聯絡到客戶",
      "Days before a verification within which the client was reached",
    ),
  ),
};
