import { expect } from 'chai'
import { readPages, uncovered } from '../../scripts/screenshots/page-table.ts'
import { rows } from '../../scripts/screenshots/rows.ts'
import { describeWalk } from './walk-through.ts'

// Each page once, as the first of its people, on a narrow phone; npm run test:walk opens each as everybody who finds it.

const isFirst = ({ page }: (typeof rows)[number], index: number) => rows.findIndex((row) => row.page === page) === index
const once = rows.filter(isFirst).map(({ as, ...row }) => ({ ...row, as: as.slice(0, 1), ...(row.widths && { widths: row.widths.slice(0, 1) }) }))

describe('the rows of the walk', () => {
  it('leave no page out', async () => expect(uncovered(await readPages())).to.eql([]))
})
describeWalk({ name: 'walk-once', rows: once, walks: [{ language: 'zh-CN', care: false, widths: [360], measures: () => true }] })
