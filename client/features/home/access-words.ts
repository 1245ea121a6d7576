import { learn } from '../../lib/language.ts'

// What is said only on the first page of those who read who had contact details revealed.
learn({
  'zh-CN': { home: { accesses: '联系方式查看记录', accessesHint: '谁、为了什么、看了哪一单的联系方式' } },
  en: { home: { accesses: 'Access log', accessesHint: 'Who saw the contact details of which order, and what for' } },
})
