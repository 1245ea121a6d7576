import { learn } from '../../lib/language.ts'

// What is said of all teams over the board.
learn({
  'zh-CN': { strip: { title: '服务队', counts: '在岗 {on} · 久未在线 {stale} · 已暂停 {off}', gone: '{n} 支失联', more: '还有 {n} 支', plan: '派单方案' } },
  en: { strip: { title: 'Teams', counts: '{on} on duty · {stale} quiet · {off} paused', gone: '{n} unreachable', more: '{n} more', plan: 'Dispatch plan' } },
})
