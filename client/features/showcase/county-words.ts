import { learn } from '../../lib/language.ts'

learn({ 'zh-CN': { county: { choose: '选择县区' } }, en: { county: { choose: 'Choose a county' } } })
