import { inTurn } from '../photos/in-turn.ts'
import { Problem } from '../problems.ts'

// Papers are drawn one after the other. In the line stands one of each person, so that nobody's many keep the others waiting; another one of theirs
// waits behind it, and one more is refused.

const mostPeople = 100
const mostOwn = 2
const retryAfter = 10

type Own = { last: Promise<unknown>; length: number }

/** A line of papers to be drawn: of a person, in turn; 429 while two of theirs wait, 503 when a hundred people do. */
export const drawingLine = () => {
  const takeTurn = inTurn({ running: 1, waiting: mostPeople })
  const lines = new Map<string, Own>()
  return async <T>(person: string, draw: () => Promise<T>): Promise<T> => {
    const own: Own = lines.get(person) ?? { last: Promise.resolve(), length: 0 }
    if (own.length >= mostOwn) throw new Problem('paper.drawing', { seconds: retryAfter }, { retryAfter })
    lines.set(person, own)
    own.length++
    const drawn = own.last.then(() => takeTurn(draw))
    own.last = drawn.catch(() => undefined)
    try {
      return await drawn
    } finally {
      if (--own.length === 0) lines.delete(person)
    }
  }
}
