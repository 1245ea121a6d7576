// category → what people type when they look for it, in Chinese and in English: the thing that is broken, the person who needs help, the word of the street.
// prettier-ignore
export const everydayWords: Record<string, string[]> = {
  便民维修: ['修', '坏', '灯', '电', '水', '水管', '水电', '漏', '堵', '下水', '马桶', '暖气', '门锁', '锁', '钥匙', '窗', '家电', '电视', '冰箱', '洗衣机', '插座', '墙', '屋顶', '扶手', '煤气', 'repair', 'fix', 'light', 'lamp', 'electricity', 'water', 'pipe', 'leak', 'drain', 'toilet', 'heating', 'lock', 'key', 'window', 'roof'],
  助老服务: ['老人', '老年', '爷爷', '奶奶', '父亲', '母亲', '独居', '理发', '头发', '剪头', '洗澡', '做饭', '送饭', '买菜', '买药', '陪诊', '看病', '聊天', '陪', '手机', '打扫', '拉煤', '卧床', 'elderly', 'old', 'senior', 'hair', 'haircut', 'meal', 'cooking', 'shopping', 'medicine', 'company', 'bath', 'phone'],
  环境卫生: ['垃圾', '扫', '打扫', '清扫', '卫生', '脏', '臭', '雪', '扫雪', '杂物', '小广告', '草', '树', '河', '厕所', 'rubbish', 'garbage', 'clean', 'snow', 'dirt', 'smell', 'litter'],
  文明劝导: ['乱停', '停车', '电动车', '飞线', '狗', '遛狗', '噪音', '吵', '广场舞', '抽烟', '占道', '堆放', 'parking', 'noise', 'dog', 'smoking'],
  助残服务: ['残疾', '轮椅', '盲', '聋', '哑', '手语', '假肢', '无障碍', '坡道', '康复', 'disability', 'disabled', 'wheelchair', 'blind', 'deaf', 'ramp'],
  健康义诊: ['看病', '体检', '量血压', '血压', '血糖', '医生', '药', '中医', '针灸', '眼', '牙', '疫苗', '健康', 'doctor', 'health', 'blood', 'pressure', 'medicine', 'checkup', 'teeth', 'eyes'],
  儿童关爱: ['孩子', '儿童', '小孩', '留守', '作业', '辅导', '功课', '接送', '放学', '托管', '读书', 'child', 'children', 'kid', 'homework', 'school', 'tutor'],
  文艺文化: ['唱歌', '跳舞', '舞蹈', '演出', '电影', '书法', '画', '戏', '秦腔', '乐器', '图书', '春联', 'music', 'dance', 'film', 'show', 'calligraphy', 'books'],
  扶贫帮困: ['困难', '低保', '救助', '补助', '衣服', '捐', '粮', '米', '面', '学费', '就业', '工作', 'poverty', 'poor', 'aid', 'clothes', 'donation', 'job', 'allowance'],
  应急救援: ['急', '救', '危险', '走失', '失踪', '火', '着火', '水灾', '洪水', '地震', '塌', '摔', '被困', '停电', 'emergency', 'rescue', 'danger', 'missing', 'fire', 'flood', 'trapped'],
  心理关怀: ['心理', '心情', '难过', '抑郁', '压力', '失眠', '吵架', '烦', '倾诉', '孤独', 'mind', 'counselling', 'sad', 'stress', 'lonely', 'sleep', 'depression'],
  理论宣讲: ['政策', '宣讲', '讲座', '学习', '党课', '医保', '养老金', '社保', 'policy', 'talk', 'lecture', 'pension', 'insurance'],
  法律援助: ['法律', '律师', '打官司', '官司', '合同', '欠薪', '工资', '讨薪', '离婚', '遗产', '纠纷', '诈骗', '被骗', '赔偿', 'law', 'legal', 'lawyer', 'contract', 'wages', 'divorce', 'fraud', 'dispute'],
  科普教育: ['科普', '科学', '电脑', '上网', '智能手机', '微信', '农技', '种地', '果树', '防诈骗', '培训', 'science', 'computer', 'internet', 'farming', 'training', 'course'],
  移风易俗: ['彩礼', '红白事', '婚礼', '结婚', '丧事', '葬礼', '酒席', '酒', '攀比', '迷信', 'wedding', 'funeral', 'customs', 'banquet'],
}
