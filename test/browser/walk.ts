import { isFirst } from '../../scripts/screenshots/draw.ts'
import { rows } from '../../scripts/screenshots/rows.ts'
import { describeWalk } from './walk-through.ts'

// npm run test:walk: every page of the page table, as everybody who finds it, on a narrow phone and a desk, in both languages and in care mode.

const byAll = () => true

describeWalk({
  name: 'walk',
  rows,
  walks: [
    { language: 'zh-CN', care: false, widths: [360, 1440], measures: byAll },
    { language: 'en', care: false, widths: [1440, 360], measures: isFirst },
    { language: 'zh-CN', care: true, widths: [360], measures: isFirst },
  ],
})
