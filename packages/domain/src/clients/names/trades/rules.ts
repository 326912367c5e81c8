const listed = (text: string): string[] => text.trim().split(/\s+/);

/** What is done or sold, and how it is spoken of in English; names differ by it, but short forms leave it out. */
const hanTradesInEnglish = `科技=technology 技术=technology 信息=information 网络=network 软件=software 数据=data 智能=intelligent 人工智能=ai 互联网=internet
系统=systems 计算机=computer 电脑=computer 集成=integration 电子=electronics 电器=appliances 电气=electric 电力=power 通信=communications 通讯=communications
电信=telecom 移动=mobile 联通=unicom 半导体=semiconductor 集成电路=integratedcircuit 光电=optoelectronics 数码=digital 数字=digital 在线=online
贸易=trading 商贸=trading 国贸=trading 经贸=trading 进出口=importexport 国际=international 环球=global 实业=industrial 工贸=industry 商务=business
电子商务=ecommerce 投资=investment 资产=asset 资本=capital 金融=financial 银行=bank 商业=commercial 储蓄=savings 保险=insurance 财产=property
人寿=life 养老=pension 证券=securities 期货=futures 基金=fund 信托=trust 租赁=leasing 担保=guarantee 典当=pawn 咨询=consulting 顾问=consulting
管理=management 服务=service 综合=general 文化=culture 传媒=media 传播=media 媒体=media 广告=advertising 影视=film 影业=pictures 娱乐=entertainment
音乐=music 游戏=games 动漫=animation 出版=publishing 印刷=printing 包装=packaging 设计=design 装饰=decoration 装潢=decoration 装修=decoration
教育=education 培训=training 人力资源=hr 劳务=labour 旅行社=travelagency 旅游=travel 国旅=travelagency 旅业=travel 度假区=resort 酒店=hotel 大酒店=hotel
饭店=hotel 大饭店=hotel 宾馆=hotel 餐饮=catering 食品=food 饮料=beverage 乳业=dairy 酒业=liquor 啤酒=beer 茶业=tea 粮油=grain 农业=agricultural 农产品=produce
农村=rural 林业=forestry 渔业=fishery 牧业=livestock 畜牧=livestock 种业=seeds 饲料=feed 医药=pharmaceutical 制药=pharmaceutical 药业=pharmaceutical
生物=bio 医疗=medical 器械=devices 健康=health 卫生=health 化妆品=cosmetics 日化=cosmetics 美容=beauty 服饰=apparel 服装=apparel 纺织=textile
鞋业=shoes 皮革=leather 家具=furniture 家居=home 家纺=textile 玩具=toys 工艺品=crafts 珠宝=jewellery 首饰=jewellery 钟表=watches 眼镜=optical
机械=machinery 机电=electromechanical 设备=equipment 仪器=instruments 仪表=instruments 精密=precision 模具=moulds 五金=hardware 工具=tools 阀门=valves
轴承=bearings 电缆=cable 电线=wire 电池=battery 制造=manufacturing 工业=industry 重工=heavyindustry 化工=chemical 化学=chemical 石化=petrochemical
石油=petroleum 天然气=gas 燃气=gas 煤炭=coal 煤业=coal 矿业=mining 能源=energy 新能源=newenergy 绿能=greenenergy 钢铁=steel 有色金属=metals 金属=metal
铝业=aluminium 材料=materials 新材料=newmaterials 塑料=plastics 橡胶=rubber 玻璃=glass 陶瓷=ceramics 水泥=cement 建材=buildingmaterials 木业=wood
建筑=construction 建设=construction 建工=construction 工程=engineering 安装=installation 园林=landscape 市政=municipal 路桥=roadbridge 勘察=survey
测绘=survey 监理=supervision 房地产=realestate 地产=realestate 置业=property 房产=realestate 物业=propertymanagement 开发=development 发展=development
物流=logistics 运输=transport 货运=freight 货代=freightforwarding 代理=agency 供应链=supplychain 仓储=storage 快递=express 速递=express 速运=express
快运=express 航空=airlines 航天=aerospace 航运=shipping 海运=shipping 船舶=shipbuilding 港口=port 铁路=railway 轨道交通=metro 地铁=metro 公交=bus
交通=transport 汽车=automobile 机动车=vehicle 新能源汽车=ev 客车=bus 摩托车=motorcycle 环保=environmental 环境=environment 节能=energysaving
水务=water 自来水=water 零售=retail 百货=departmentstore 商场=mall 超市=supermarket 便利店=conveniencestore 连锁=chain 商店=store 体育=sports
健身=fitness 安防=security 保安=security 消防=fire 检测=testing 认证=certification 检验=inspection 知识产权=ip 企业=enterprise 产业=industry
企业管理=management 资产管理=assetmanagement 品牌=brand 策划=planning 会展=exhibition 展览=exhibition 会议=conference 创意=creative 创业=venture
销售=sales 维修=repair 汽修=carrepair 租车=carrental 家政=housekeeping 保洁=cleaning 清洁=cleaning 装备=equipment 动力=power 电梯=elevator
照明=lighting 灯饰=lighting 光学=optics 激光=laser 传感=sensor 芯片=chip 生态=ecology 水产=aquaculture 水利=waterworks 水电=hydropower
风电=windpower 核电=nuclearpower 光伏=photovoltaic 石材=stone 门窗=windows 幕墙=curtainwall 钢结构=steelstructure 混凝土=concrete
涂料=coatings 油墨=ink 纸业=paper 造纸=paper 塑胶=plastics 铸造=casting 冶金=metallurgy 日用品=dailygoods 母婴=motherbaby 文具=stationery
办公=office 图书=books 书店=bookshop 艺术=art 画廊=gallery 摄影=photography 影像=imaging 婚庆=wedding 礼仪=etiquette 公关=pr 公共关系=pr
营销=marketing 会务=conference 票务=ticketing 留学=studyabroad 劳务派遣=staffing 人才=talent 猎头=headhunting 财务=finance 税务=tax
审计=audit 评估=appraisal 拍卖=auction 小额贷款=microcredit 融资=financing 保理=factoring 支付=payment 彩票=lottery 赛事=events 高尔夫=golf
温泉=hotspring 疗养=sanatorium 康复=rehabilitation 口腔=dental 眼科=eye 整形=plasticsurgery 体检=checkup 药房=pharmacy 大药房=pharmacy
中药=chinesemedicine 保健品=supplements 宠物=pets 花卉=flowers 茶叶=tea 咖啡=coffee 烘焙=bakery 面包=bakery 火锅=hotpot 烧烤=barbecue
快餐=fastfood 酒楼=restaurant 酒家=restaurant 茶楼=teahouse 会所=club 影城=cinema 影院=cinema 民宿=homestay 公寓=apartment 客栈=inn
度假村=resort 旅馆=inn 招待所=guesthouse 制衣=garment 针织=knitting 印染=dyeing 化纤=fibre 羊绒=cashmere 丝绸=silk 箱包=bags 自行车=bicycle
电动车=ev 家电=appliances 空调=airconditioning 制冷=refrigeration 锅炉=boiler 水泵=pumps 压缩机=compressor 电机=motor 变压器=transformer
开关=switch 仪器仪表=instruments 自动化=automation 机器人=robot 无人机=drone 云计算=cloud 区块链=blockchain 大数据=bigdata 物联网=iot 文旅=tourism
康养=wellness 农牧=agriculture 食品饮料=food 酒庄=winery 葡萄酒=wine 白酒=liquor 烟草=tobacco 盐业=salt 糖业=sugar 粮食=grain 油脂=oil 肉类=meat
冷链=coldchain 冷冻=frozen 果业=fruit 蔬菜=vegetables
孵化器=incubator 工业园=industrialpark 科技园=sciencepark 新药=drugs 防水=waterproofing 新媒体=newmedia 服务业=services`;

/** What an institution is: a name that ends in it is whole, and what stands before it tells it from the next. */
const hanHeadsInEnglish = `大学=university 学院=college 医学院=medicalschool 商学院=businessschool 改革=reform 中学=school 小学=primaryschool 高级中学=highschool 幼儿园=kindergarten 学校=school 职业技术学院=vocationalcollege
医院=hospital 人民医院=peopleshospital 中心医院=centralhospital 中医院=tcmhospital 妇幼保健院=maternityhospital 卫生院=clinic 诊所=clinic 研究院=institute
研究所=institute 科学院=academyofsciences 设计院=designinstitute 实验室=laboratory 委员会=commission 协会=association 学会=society 基金会=foundation
商会=chamber 联合会=federation 总会=association 工会=union 俱乐部=club 中心=center 政府=government 人民政府=government 办公室=office 法院=court
检察院=procuratorate 公安局=policebureau 税务局=taxbureau 教育局=educationbureau 海关=customs 博物馆=museum 图书馆=library 美术馆=artmuseum
剧院=theatre 大剧院=grandtheatre 体育馆=stadium 机场=airport 车站=station 出版社=press 报社=newspaper 杂志社=magazine 电视台=television 广播电台=radio
律师事务所=lawfirm 会计师事务所=accountants 事务所=firm 银行=bank 信用社=creditunion 使馆=embassy 大使馆=embassy 领事馆=consulate 总领事馆=consulate
教育厅=educationdepartment 商务部=commerce 外交部=foreignaffairs 教育部=education 附属=affiliated`;

const pairs = (text: string): [string, string][] =>
  listed(text).flatMap((entry) => {
    const [word = "", english = ""] = entry.split("=");
    return word === "" ? [] : [[word, english]];
  });

/** Chinese words of trade → English. */
export const hanTrades: ReadonlyMap<string, string> = new Map(pairs(hanTradesInEnglish));
/** Chinese words for kinds of institution → English. */
export const hanHeads: ReadonlyMap<string, string> = new Map(pairs(hanHeadsInEnglish));

const longestWord = Math.max(...[...hanTrades.keys(), ...hanHeads.keys()].map((word) => word.length));

/** The longest known word of trade or institution that a text begins with. */
export function tradeAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longestWord, text.length - at); length > 1; length -= 1) {
    const word = text.slice(at, at + length);
    if (hanTrades.has(word) || hanHeads.has(word)) return word;
  }
  return undefined;
}

/** Words of one meaning, the first for all. */
const hanSame: ReadonlyMap<string, string> = new Map(
  listed(`技术:科技 商贸:贸易 国贸:贸易 经贸:贸易 通讯:通信 货代:货运 饭店:酒店 大饭店:酒店 宾馆:酒店 大酒店:酒店 药业:医药 制药:医药 传播:传媒 媒体:传媒 地产:房地产
  房产:房地产 置业:房地产 速递:快递 速运:快递 装潢:装饰 装修:装饰 服装:服饰 电脑:计算机 国旅:旅行社 人民政府:政府 顾问:咨询 工贸:贸易`).map(
    (entry) => {
      const [word = "", first = ""] = entry.split(":");
      return [word, first];
    },
  ),
);
export const meaningOf = (word: string): string => hanSame.get(word) ?? word;

/** Abbreviations of English words in names, and British spellings, as the one word they stand for. */
export const latinWords: ReadonlyMap<string, string> = new Map(
  listed(`intl:international int:international internat:international natl:national nat:national univ:university universitat:university universite:university
  universidad:university universita:university uni:university coll:college inst:institute institut:institute instituto:institute tech:technology
  technologies:technology technological:technology technical:technology dept:department dep:department min:ministry div:division govt:government gov:government mgmt:management mgt:management
  mfg:manufacturing manuf:manufacturing mfrs:manufacturing svc:service svcs:service serv:service services:service assn:association assoc:association
  ass:association fdn:foundation found:foundation hosp:hospital med:medical ctr:center cntr:center centre:center centers:center centres:center cent:center
  lab:laboratory labs:laboratory laboratories:laboratory lib:library res:research sci:science sciences:science eng:engineering engr:engineering engrg:engineering
  engg:engineering ind:industry inds:industry industries:industry industrial:industry comm:communication comms:communication communications:communication telecom:telecommunication
  telecommunications:telecommunication sys:system systems:system soft:software bros:brother brothers:brother sons:son st:saint ste:saint mt:mount ft:fort
  gt:great natnl:national fin:financial ins:insurance assur:assurance invest:investment investments:investment const:construction constr:construction
  elec:electric elect:electric electrical:electric electronic:electronics pharm:pharmaceutical pharma:pharmaceutical pharmaceuticals:pharmaceutical chem:chemical chemicals:chemical
  auto:automotive automobile:automotive automobiles:automotive mtr:motor motors:motor trans:transport transportation:transport dist:distribution distrib:distribution dev:development devel:development
  prod:product prods:product products:product prop:property properties:property org:organization organisation:organization organisations:organization
  organizations:organization labour:labor defence:defense colour:color theatre:theater programme:program grp:group agcy:agency agencies:agency
  agric:agricultural agriculture:agricultural agr:agricultural ed:education educ:education bus:business adm:administration admin:administration ctte:committee cttee:committee
  soc:society pub:publishing publ:publishing publishers:publishing ent:enterprise enterprises:enterprise exp:export imp:import acad:academy sch:school schools:school
  hotels:hotel resorts:resort restaurants:restaurant consultants:consulting consultancy:consulting consultant:consulting solutions:solution partners:partner
  logistic:logistics logistik:logistics logistique:logistics transporte:transport transportes:transport transp:transport freights:freight tyre:tire tyres:tire tires:tire
  airline:airlines airways:airways works:work stores:store foods:food energies:energy materials:material instruments:instrument childrens:children womens:women
  mens:men peoples:people kings:king queens:queen informatik:informatics fur:for investigations:investigation machines:machine securities:security
  police:police pd:policedepartment technion:technion county:county co-op:cooperative coop:cooperative`).map(
    (entry) => {
      const [word = "", whole = ""] = entry.split(":");
      return [word, whole];
    },
  ),
);

/** English words that say what somebody does; short forms leave them out. */
export const latinTrades: ReadonlySet<string> = new Set(
  listed(`international technology service industry product solution system trading trade enterprise consulting management engineering logistics transport
  manufacturing communication telecommunication software network digital data online investment capital partner association financial finance
  insurance assurance security travel tour agency hotel resort restaurant food beverage pharmaceutical chemical electric electronics motor automotive
  energy power oil gas steel mining construction property realty estate development import export marine shipping freight airlines airways
  aviation entertainment media publishing education training health healthcare care medical store retail global worldwide world group business
  company design equipment machinery material instrument supply center organization brand holding incorporated advisory general hotels freight
  foundation clinic semiconductor consumer group com marketing advertising science economics political social mutual athletics medicine law art humanity applied worldwide`),
);

/** English words for kinds of institution: two names with different ones are different. */
export const latinHeads: ReadonlySet<string> = new Set(
  listed(`university college school institute academy hospital bank museum library church court ministry department bureau commission council agency
  airport embassy press laboratory clinic foundation fund society club theater union`),
);

/** Words that tell one from the next of a kind. */
export const latinContrasts: ReadonlySet<string> = new Set(
  listed(`north south east west northern southern eastern western first second third fourth central upper lower new old great national state federal royal
  junior senior express one two three i ii iii iv`),
);
