import type { Role } from "@foyer/domain/kernel/permissions";
import type { Language } from "@foyer/domain/kernel/words";

/** How well a rep does the job; 1 is as good as it gets. */
export interface Skill {
  /** How many of the owed contacts are made. */
  readonly cadence: number;
  /** How many clients stay clients. */
  readonly keeps: number;
  /** What guests say. */
  readonly pleases: number;
  /** Revenue over target. */
  readonly sells: number;
  /** How the cadence moves over the whole time: a rising or a fading star. */
  readonly trend?: number;
}

export interface Member {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly language: Language;
  readonly team?: string;
  readonly skill?: Skill;
  /** Joined so many months ago; absent: was there from the start. */
  readonly joined?: number;
  /** Left so many months ago. */
  readonly left?: number;
}

const corporate = "企业客户组 Corporate";
const mice = "会议团队组 MICE & Groups";
const lakeside = "lakeside.example";
const harbour = "harbour.example";
const group = "foyer-hotels.example";

const groupMembers: readonly Member[] = [
  { email: `zhou.mingyuan@${group}`, name: "周明远", role: "director", language: "zh-Hans" },
  { email: `gu.yaqin@${group}`, name: "顾雅琴", role: "finance", language: "zh-Hans" },
  { email: `shao.wenbo@${group}`, name: "邵文博", role: "admin", language: "zh-Hans" },
  { email: `fang.jing@${group}`, name: "方静", role: "auditor", language: "zh-Hans" },
];

export const lakesideMembers: readonly Member[] = [
  ...groupMembers,
  { email: `shen.jiahe@${lakeside}`, name: "沈嘉禾", role: "manager", language: "zh-Hans", team: corporate },
  {
    email: `lin.xiaotong@${lakeside}`,
    name: "林晓彤",
    role: "rep",
    language: "zh-Hans",
    team: corporate,
    skill: { cadence: 0.94, keeps: 0.92, pleases: 0.95, sells: 1.06 },
  },
  {
    email: `wang.zihan@${lakeside}`,
    name: "王梓涵",
    role: "rep",
    language: "zh-Hans",
    team: corporate,
    skill: { cadence: 0.87, keeps: 0.72, pleases: 0.75, sells: 0.98 },
  },
  {
    email: `chen.liqun@${lakeside}`,
    name: "陈立群",
    role: "rep",
    language: "zh-Hans",
    team: corporate,
    skill: { cadence: 0.78, keeps: 0.6, pleases: 0.6, sells: 0.91 },
  },
  {
    email: `gao.zhiqiang@${lakeside}`,
    name: "高志强",
    role: "rep",
    language: "zh-Hans",
    team: corporate,
    skill: { cadence: 0.44, keeps: 0.15, pleases: 0.2, sells: 0.62, trend: -0.1 },
  },
  { email: `lu.zhixing@${lakeside}`, name: "陆知行", role: "manager", language: "zh-Hans", team: mice },
  {
    email: `xu.ruolin@${lakeside}`,
    name: "许若琳",
    role: "rep",
    language: "zh-Hans",
    team: mice,
    skill: { cadence: 0.9, keeps: 0.75, pleases: 0.8, sells: 0.99 },
  },
  {
    email: `jiang.yifan@${lakeside}`,
    name: "江一帆",
    role: "rep",
    language: "zh-Hans",
    team: mice,
    skill: { cadence: 0.74, keeps: 0.65, pleases: 0.65, sells: 0.93, trend: 0.3 },
  },
  {
    email: `ding.hai@${lakeside}`,
    name: "丁海",
    role: "rep",
    language: "zh-Hans",
    team: mice,
    skill: { cadence: 0.7, keeps: 0.55, pleases: 0.5, sells: 0.83 },
  },
  {
    email: `zou.xiaofeng@${lakeside}`,
    name: "邹晓峰",
    role: "rep",
    language: "zh-Hans",
    team: mice,
    left: 7,
    skill: { cadence: 0.72, keeps: 0.55, pleases: 0.55, sells: 0.85 },
  },
  {
    email: `cheng.shiyi@${lakeside}`,
    name: "程诗怡",
    role: "rep",
    language: "zh-Hans",
    team: mice,
    joined: 7,
    skill: { cadence: 0.83, keeps: 0.7, pleases: 0.75, sells: 0.96, trend: 0.1 },
  },
  { email: `ye.xiaozhou@${lakeside}`, name: "叶小舟", role: "desk", language: "zh-Hans" },
];

export const harbourMembers: readonly Member[] = [
  ...groupMembers,
  { email: `grace.ho@${harbour}`, name: "何頌恩 Grace Ho", role: "director", language: "zh-Hant" },
  {
    email: `karen.leung@${harbour}`,
    name: "梁嘉欣 Karen Leung",
    role: "manager",
    language: "zh-Hant",
    team: corporate,
  },
  {
    email: `jason.kwok@${harbour}`,
    name: "郭俊軒 Jason Kwok",
    role: "rep",
    language: "zh-Hant",
    team: corporate,
    skill: { cadence: 0.92, keeps: 0.85, pleases: 0.9, sells: 1.03 },
  },
  {
    email: `vivian.lau@${harbour}`,
    name: "劉穎彤 Vivian Lau",
    role: "rep",
    language: "zh-Hant",
    team: corporate,
    skill: { cadence: 0.84, keeps: 0.7, pleases: 0.7, sells: 0.96 },
  },
  {
    email: `alex.fairley@${harbour}`,
    name: "Alex Fairley",
    role: "rep",
    language: "en",
    team: corporate,
    skill: { cadence: 0.66, keeps: 0.5, pleases: 0.55, sells: 0.84 },
  },
  { email: `marcus.tam@${harbour}`, name: "譚志恆 Marcus Tam", role: "manager", language: "zh-Hant", team: mice },
  {
    email: `chloe.wong@${harbour}`,
    name: "黃凱晴 Chloe Wong",
    role: "rep",
    language: "zh-Hant",
    team: mice,
    skill: { cadence: 0.9, keeps: 0.75, pleases: 0.8, sells: 1 },
  },
  {
    email: `ryan.cheung@${harbour}`,
    name: "張浩文 Ryan Cheung",
    role: "rep",
    language: "zh-Hant",
    team: mice,
    skill: { cadence: 0.76, keeps: 0.6, pleases: 0.6, sells: 0.9, trend: 0.15 },
  },
  {
    email: `ivy.mok@${harbour}`,
    name: "莫詠詩 Ivy Mok",
    role: "rep",
    language: "zh-Hant",
    team: mice,
    skill: { cadence: 0.5, keeps: 0.35, pleases: 0.35, sells: 0.68 },
  },
  { email: `desk.chan@${harbour}`, name: "陳美玲 May Chan", role: "desk", language: "zh-Hant" },
];

export const isMiceTeam = (team: string | undefined): boolean => team === mice;
