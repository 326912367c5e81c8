import type { ActivityKind } from "@foyer/domain/activities/schema";
import type { ClientClass } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import { type Name, names, written } from "./names.ts";

const note = (hans: string, hant: string, english: string): Name => ({ hans, hant, english });

const ofRooms = names(`
  确认下月差旅约{n}间夜，仍希望含早。/確認下月差旅約{n}間夜，仍希望含早。/About {n} room nights next month, breakfast included as before.
  对方满意上次接待，问能否加延迟退房。/對方滿意上次接待，問能否加延遲退房。/Pleased with the last visit; asks whether late check-out can be added.
  预算收紧，协议价要再谈，先报两档。/預算收緊，協議價要再談，先報兩檔。/Budgets are tight: the rate is to be discussed, two options offered.
  新来的行政接手订房，已加微信。/新來的行政接手訂房，已加微信。/A new office manager takes over bookings; contact details exchanged.
  下季度有外宾到访，需要行政楼层{n}间。/下季度有外賓到訪，需要行政樓層{n}間。/Visitors from abroad next quarter: {n} rooms on the executive floor.
  竞争酒店报价低一成，强调了早餐和位置。/競爭酒店報價低一成，強調了早餐和位置。/A competitor quotes a tenth less; pointed to breakfast and location.
`);
const ofEvents = names(`
  年会约{n}人，两晚，想看大宴会厅。/年會約{n}人，兩晚，想看大宴會廳。/Annual meeting of about {n} people, two nights; wants to see the ballroom.
  培训改期一周，会场已协调。/培訓改期一週，會場已協調。/The training moves by a week; the room has been arranged.
  要求把茶歇分两次，报价已更新。/要求把茶歇分兩次，報價已更新。/Asks for two coffee breaks; the quote has been updated.
  合同条款已发法务，等回复。/合同條款已發法務，等回覆。/The contract is with their lawyers; waiting for an answer.
  旺季房量紧，建议错开周末，对方考虑。/旺季房量緊，建議錯開週末，對方考慮。/Rooms are scarce in season: suggested weekdays, they will think about it.
`);
const ofGuests = names(`
  问候并介绍周末亲子套餐，感兴趣。/問候並介紹週末親子套餐，感興趣。/Told of the family weekend; interested.
  提醒会员积分将到期，计划下月入住。/提醒會員積分將到期，計劃下月入住。/Points are about to expire; plans a stay next month.
  上次空调有声，已请工程处理，表示感谢。/上次空調有聲，已請工程處理，表示感謝。/The noisy air conditioning has been repaired; thankful for the call.
  希望同一间湖景房，已备注。/希望同一間湖景房，已備註。/Would like the same lake view room; noted.
`);
const ofProspects = names(`
  已寄价目和场地图，两周后回访。/已寄價目和場地圖，兩週後回訪。/Price list and floor plans sent; to be called in two weeks.
  目前与别家有协议，年底到期。/目前與別家有協議，年底到期。/Has an agreement elsewhere until the end of the year.
  有意向试住，待确定日期。/有意向試住，待確定日期。/Would try a night; the date is open.
`);
const steps = names(`
  发更新后的报价/發更新後的報價/Send the updated quote
  安排看房/安排看房/Arrange a site inspection
  确认用房数/確認用房數/Confirm the number of rooms
  跟进合同/跟進合同/Follow up the contract
  拜访新负责人/拜訪新負責人/Visit the new contact
`);
const sent: Partial<Record<ActivityKind, Name>> = {
  mail: note("发送当月优惠与会议套餐。", "發送當月優惠與會議套餐。", "This month's offers and meeting packages."),
  material: note("寄送酒店画册与最新价目。", "寄送酒店畫冊與最新價目。", "Brochure and price list."),
  greeting: note("节日问候。", "節日問候。", "Season's greetings."),
  gift: note("送上应季礼盒。", "送上應季禮盒。", "A seasonal gift box."),
  invitation: note("邀请参加客户答谢酒会。", "邀請參加客戶答謝酒會。", "Invitation to the clients' reception."),
};

export interface About {
  readonly class: ClientClass;
  readonly potential: boolean;
  readonly kind: ActivityKind;
}

export function noteOf({ class: kind, potential, kind: deed }: About, language: Language, dice: Dice): string {
  const given = sent[deed];
  if (given) return written(given, language);
  const personal = kind === "leisure-individual" || kind === "casual";
  const rooms = kind === "business" || kind === "long-stay" || kind === "government";
  const list = potential ? ofProspects : personal ? ofGuests : rooms ? ofRooms : ofEvents;
  return written(dice.pick(list), language).replace("{n}", String(dice.whole(2, 12) * (rooms ? 2 : 10)));
}
export const nextStepOf = (language: Language, dice: Dice): string => written(dice.pick(steps), language);
