import { expect } from 'chai'
import { levelOf, pointsFor, weightOf } from '../../server/hours/star-levels.ts'

describe('star levels and points', () => {
  it('a level is reached at its hour, not a minute before', () => {
    expect([0, 5999, 6000, 17_999, 18_000, 36_000, 60_000, 89_999, 90_000].map((minutes) => levelOf(minutes).reached)).to.eql([0, 0, 1, 1, 2, 3, 4, 4, 5])
    expect(levelOf(5990)).to.include({ nextLevel: 1, nextLevelMinutes: 10 })
    expect(levelOf(90_000)).to.include({ nextLevel: null, nextLevelMinutes: null })
  })
  it('a county may set its own thresholds', () => {
    expect(levelOf(300, [2, 5, 8])).to.eql({ reached: 2, nextLevel: 3, nextLevelMinutes: 180 })
  })
  it('points are hours by the weight of the stars, in whole hundredths; poor ratings bring none', () => {
    expect([5, 4, 3, 2, 1, null].map((stars) => pointsFor(90, stars))).to.eql([180, 165, 150, 0, 0, 150])
    expect([5, 4, 3, 2, 1, null].map(weightOf)).to.eql([120, 110, 100, 0, 0, 100])
    expect(pointsFor(1, 5)).to.equal(2)
  })
})
