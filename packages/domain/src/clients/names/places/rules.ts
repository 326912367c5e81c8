import { syllablesOf } from "../rules.ts";

const listed = (text: string): string[] => text.trim().split(/\s+/);

const provinces =
  listed(`北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南
陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾`);

/** Cities under the name of their province: who names either may mean the same place. */
const citiesOf: Readonly<Record<string, readonly string[]>> = {
  河北: listed("石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安"),
  山西: listed("太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁"),
  内蒙古: listed("呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布"),
  辽宁: listed("沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳市 葫芦岛"),
  吉林: listed("长春 四平 辽源 通化 白山 松原 白城 延边"),
  黑龙江: listed("哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化"),
  江苏: listed("南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴"),
  浙江: listed("杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 余姚 慈溪 诸暨"),
  安徽: listed("合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城"),
  福建: listed("福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江"),
  江西: listed("南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶"),
  山东: listed("济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽"),
  河南: listed("郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店"),
  湖北: listed("武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施"),
  湖南: listed("长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底"),
  广东: listed(
    "广州 深圳 珠海 汕头 韶关 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山市 潮州 揭阳 云浮",
  ),
  广西: listed("南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左"),
  海南: listed("海口 三亚 儋州 博鳌"),
  四川: listed("成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳"),
  贵州: listed("贵阳 六盘水 遵义 安顺 毕节 铜仁"),
  云南: listed("昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 西双版纳"),
  陕西: listed("西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"),
  甘肃: listed("兰州 嘉峪关 金昌 白银市 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南"),
  青海: listed("西宁 海东"),
  宁夏: listed("银川 石嘴山 吴忠 固原 中卫"),
  新疆: listed("乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什"),
  西藏: listed("拉萨 日喀则"),
  台湾: listed("台北 高雄 台中 台南 新竹 桃园 基隆 新北"),
  香港: listed("九龙 新界"),
  上海: listed("浦东 黄浦 徐汇 静安 虹口 杨浦 闵行 嘉定 松江 青浦 奉贤 崇明 张江 陆家嘴 虹桥 漕河泾 外高桥"),
  北京: listed("海淀 朝阳区 丰台 石景山 通州 顺义 昌平 大兴区 怀柔 中关村 亦庄 王府井"),
  天津: listed("滨海新区 塘沽"),
  重庆: listed("渝中 渝北 沙坪坝 万州 涪陵"),
  深圳: listed("福田 南山区 罗湖 前海 宝安 龙岗"),
  广州: listed("天河 越秀 番禺 南沙 白云区 海珠"),
  杭州: listed("萧山 余杭 滨江 西湖区"),
  南京: listed("鼓楼区 玄武 江宁 浦口"),
};

const abroad: Readonly<Record<string, string>> = {
  中国: "china",
  中华人民共和国: "china",
  中华: "china",
  国家: "china",
  大中华: "china",
  亚太: "asia-pacific",
  亚洲: "asia",
  欧洲: "europe",
  美国: "us",
  英国: "uk",
  日本: "japan",
  韩国: "korea",
  德国: "germany",
  法国: "france",
  新加坡: "singapore",
  马来西亚: "malaysia",
  泰国: "thailand",
  越南: "vietnam",
  印度: "india",
  澳大利亚: "australia",
  加拿大: "canada",
  意大利: "italy",
  西班牙: "spain",
  俄罗斯: "russia",
  东京: "tokyo",
  大阪: "osaka",
  首尔: "seoul",
  纽约: "new york",
  伦敦: "london",
  巴黎: "paris",
  曼谷: "bangkok",
};

/** Spellings that are not the pinyin. */
const spelt: Readonly<Record<string, string>> = {
  香港: "hong kong",
  九龙: "kowloon",
  澳门: "macau",
  台湾: "taiwan",
  台北: "taipei",
  高雄: "kaohsiung",
  台中: "taichung",
  新竹: "hsinchu",
  西藏: "tibet",
  拉萨: "lhasa",
  内蒙古: "inner mongolia",
  呼和浩特: "hohhot",
  乌鲁木齐: "urumqi",
  新疆: "xinjiang",
  哈尔滨: "harbin",
  陕西: "shaanxi",
};

/** Word of a Chinese place → how it is written in Latin letters. */
export const hanPlaces: ReadonlyMap<string, string> = new Map([
  ...[...provinces, ...Object.keys(citiesOf), ...Object.values(citiesOf).flat()].map((place): [string, string] => [
    place,
    spelt[place] ?? syllablesOf(place.replace(/[市区]$/u, "")).join(""),
  ]),
  ...Object.entries(abroad),
]);

const within = new Map<string, string>();
const latinOf = (place: string): string => hanPlaces.get(place) ?? place;
for (const [whole, parts] of Object.entries(citiesOf))
  for (const part of parts) within.set(latinOf(part), latinOf(whole));

const latinWithin: Readonly<Record<string, string>> = {
  us: `america usa california texas florida illinois michigan washington massachusetts pennsylvania ohio georgia virginia arizona colorado
wisconsin minnesota maryland missouri indiana tennessee oregon connecticut utah alabama kentucky louisiana oklahoma iowa kansas nevada
hawaii alaska nebraska idaho maine vermont delaware montana ca tx fl il mi wa ma pa oh ga nj ny ct md mn ri nh vt`,
  uk: "england scotland wales britain london manchester birmingham edinburgh glasgow liverpool leeds bristol",
  california: "berkeley irvine sacramento oakland pasadena",
  texas: "houston dallas austin",
  massachusetts: "boston amherst",
  illinois: "chicago urbana champaign evanston",
  washington: "seattle redmond",
  pennsylvania: "philadelphia pittsburgh",
  georgia: "atlanta",
  michigan: "detroit",
  "new york": "manhattan brooklyn buffalo ithaca",
  canada: "toronto vancouver montreal ottawa calgary ontario quebec alberta",
  australia: "sydney melbourne brisbane perth adelaide canberra",
  germany:
    "deutschland berlin munich hamburg frankfurt cologne stuttgart dusseldorf leipzig dresden bonn bremen hannover aachen",
  france: "paris lyon marseille toulouse nice lille bordeaux strasbourg nantes grenoble",
  italy: "italia rome milan turin naples florence bologna venice",
  spain: "espana madrid barcelona valencia seville",
  netherlands: "nederland holland amsterdam rotterdam delft eindhoven utrecht leiden",
  belgium: "belgique belgie brussels antwerp ghent",
  switzerland: "schweiz zurich geneva basel bern lausanne",
  austria: "osterreich vienna salzburg",
  sweden: "sverige stockholm gothenburg uppsala lund",
  norway: "norge oslo bergen",
  denmark: "danmark copenhagen aarhus",
  finland: "suomi helsinki espoo",
  poland: "polska warsaw krakow",
  czechia: "cesko prague",
  portugal: "lisbon porto",
  ireland: "dublin cork",
  russia: "moscow",
  turkey: "turk istanbul ankara",
  japan: "tokyo osaka kyoto nagoya yokohama kobe fukuoka sapporo",
  korea: "seoul busan",
  india: "mumbai bombay delhi bangalore bengaluru chennai madras kolkata calcutta hyderabad pune kanpur kharagpur",
  thailand: "bangkok phuket",
  vietnam: "hanoi saigon",
  indonesia: "jakarta bali",
  malaysia: "penang",
  philippines: "manila",
  singapore: "",
  brazil: "brasil",
  mexico: "mexicana",
  argentina: "",
  chile: "",
  colombia: "",
  peru: "",
  israel: "",
  egypt: "cairo",
  "united arab emirates": "dubai uae",
  "south africa": "johannesburg",
  "new zealand": "auckland wellington",
  china: "prc",
};

/** Names of one place. */
const sameAs: Readonly<Record<string, string>> = {
  usa: "us",
  america: "us",
  "united states": "us",
  "united kingdom": "uk",
  britain: "uk",
  prc: "china",
  peking: "beijing",
  canton: "guangzhou",
  deutschland: "germany",
  italia: "italy",
  espana: "spain",
  nederland: "netherlands",
  holland: "netherlands",
  belgique: "belgium",
  belgie: "belgium",
  schweiz: "switzerland",
  osterreich: "austria",
  sverige: "sweden",
  norge: "norway",
  danmark: "denmark",
  suomi: "finland",
  polska: "poland",
  cesko: "czechia",
  brasil: "brazil",
  mexicana: "mexico",
  bombay: "mumbai",
  madras: "chennai",
  calcutta: "kolkata",
  bangalore: "bengaluru",
  ca: "california",
  tx: "texas",
  fl: "florida",
  il: "illinois",
  mi: "michigan",
  ma: "massachusetts",
  ny: "new york",
  nj: "new jersey",
  hk: "hong kong",
  la: "los angeles",
  sf: "san francisco",
  "saint louis": "st louis",
  "saint paul": "st paul",
};

const severalWords = listed(
  `hong_kong new_york los_angeles san_francisco san_diego san_jose las_vegas new_jersey new_zealand united_states united_kingdom
  kuala_lumpur tel_aviv sao_paulo rio_de_janeiro buenos_aires mexico_city cape_town south_africa south_korea saudi_arabia abu_dhabi
  united_arab_emirates new_delhi santa_barbara santa_cruz santa_clara palo_alto mountain_view ann_arbor college_park chapel_hill
  salt_lake_city north_carolina south_carolina north_dakota south_dakota west_virginia new_mexico new_hampshire rhode_island
  british_columbia nova_scotia st_louis saint_louis st_paul saint_paul fort_worth murray_hill college_station inner_mongolia asia_pacific`,
).map((place) => place.replaceAll("_", " "));

for (const [whole, parts] of Object.entries(latinWithin))
  for (const part of listed(parts)) if (part !== "" && sameAs[part] === undefined) within.set(part, whole);

export const latinPlaces: ReadonlySet<string> = new Set([
  ...hanPlaces.values(),
  ...Object.keys(latinWithin),
  ...Object.values(latinWithin).flatMap(listed),
  ...Object.keys(sameAs),
  ...severalWords,
]);

/** Places of two words and more, the longest first. */
export const longPlaces: readonly string[] = [...latinPlaces]
  .filter((place) => place.includes(" "))
  .toSorted((one, other) => other.length - one.length);

/** The one spelling of a place in Latin letters. */
export const placeOf = (spelling: string): string => sameAs[spelling] ?? spelling;

/** Countries and regions of the world are often left out of a name. */
export const isWide = (place: string): boolean =>
  ["china", "us", "uk", "asia-pacific", "asia", "europe"].includes(place) ||
  (place in latinWithin && !within.has(place));

/** Whether one place is the other, or lies in it. */
export function isSamePlace(one: string, other: string): boolean {
  const reaches = (from: string, to: string): boolean => {
    for (let at: string | undefined = from; at !== undefined; at = within.get(at)) if (at === to) return true;
    return false;
  };
  return reaches(one, other) || reaches(other, one);
}
