import { expect } from 'chai'
import { levelOf, pointsFor, stateFor } from '../../server/hours/star-levels.ts'

describe('star levels and points', () => {
  it('a level is reached at its hour, not a minute before', () => {
    expect([0, 5999, 6000, 17_999, 18_000, 36_000, 60_000, 89_999, 90_000].map((minutes) => levelOf(minutes).starLevel)).to.eql([0, 0, 1, 1, 2, 3, 4, 4, 5])
    expect([levelOf(5990).nextLevelMinutes, levelOf(90_000).nextLevelMinutes]).to.eql([10, null])
  })
  it('points are hours by the weight of the stars; poor ratings are held and bring none', () => {
    expect([5, 4, 3, 2, 1, null].map((stars) => pointsFor(90, stars))).to.eql([1.8, 1.65, 1.5, 0, 0, 1.5])
    expect([5, 4, 3, 2, 1, null].map(stateFor)).to.eql(['credited', 'credited', 'credited', 'held', 'held', 'credited'])
  })
})
