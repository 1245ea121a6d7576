import { learn } from '../../lib/language.ts'

// What is said of an entry of hours, to whose it is and to who decides on it.
learn({
  'zh-CN': {
    entry: {
      state: { credited: '已计入', held: '待确认', confirmed: '已确认', voided: '未计入', reversed: '已冲销' },
      recorded: '记录',
      declared: '申报',
      details: '服务详情',
      activity: '活动',
      category: '类别',
      when: '时间',
      place: '地点',
      content: '内容',
      unit: '组织单位',
      inCharge: '负责人',
      code: '居民已用服务码确认',
      order: '订单',
      why: '待确认的原因',
      answers: '本人说明',
      decision: { confirmed: '{by}于 {at} 确认', voided: '{by}于 {at} 不予确认', reversed: '{by}于 {at} 冲销' },
      decisionWhy: '：{reason}',
    },
    levelOf: '{n}星志愿者',
  },
  en: {
    entry: {
      state: { credited: 'Credited', held: 'To be confirmed', confirmed: 'Confirmed', voided: 'Not credited', reversed: 'Taken back' },
      recorded: 'recorded',
      declared: 'declared',
      details: 'About the service',
      activity: 'Activity',
      category: 'Category',
      when: 'Time',
      place: 'Place',
      content: 'Content',
      unit: 'Unit',
      inCharge: 'In charge',
      code: 'Confirmed by the resident’s code',
      order: 'Order',
      why: 'Why it is held',
      answers: 'What the volunteer says',
      decision: { confirmed: 'Confirmed by {by}, {at}', voided: 'Not confirmed by {by}, {at}', reversed: 'Taken back by {by}, {at}' },
      decisionWhy: ': {reason}',
    },
    levelOf: '{n}-star volunteer',
  },
})
