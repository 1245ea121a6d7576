import { MongoClient } from 'mongodb'
import { table } from '../simulate/report.ts'
import { drawNeeds } from '../simulate/stories.ts'
import { signInChains } from './chains.ts'
import { moveAll, orders, postAll } from './over-http.ts'
import { insertAll, makeTwin, moveTwins } from './raw.ts'

// Rounds of the same work over HTTP and by the driver alone, in turn, so that a busy moment of the machine weighs on both. The first round warms up.

const atOnce = 16
const movesPerOrder = 3
const goals = { moves: 0.5, posts: 0.3 }

type Round = { posts: number; inserts: number; moves: number; rawMoves: number; relayMs: number }

const rows = (count: number, rounds: Round[]) => {
  const perSecond = (of: keyof Round, each: number) => (count * each * rounds.length) / rounds.reduce((sum, round) => sum + round[of], 0)
  const spread = (over: keyof Round, under: keyof Round) => rounds.map((round) => round[under] / round[over]).sort((a, b) => a - b)
  const figures = {
    moves: perSecond('moves', movesPerOrder),
    rawMoves: perSecond('rawMoves', movesPerOrder),
    posts: perSecond('posts', 1),
    inserts: perSecond('inserts', 1),
  }
  const ratio = (over: number, under: number, each: number[]) => [(over / under).toFixed(2), `${each[0]!.toFixed(2)}–${each.at(-1)!.toFixed(2)}`]
  return [
    [`${atOnce} at once`, 'a second', 'ratio', 'by round', 'goal'],
    ['moves over HTTP', Math.round(figures.moves), ...ratio(figures.moves, figures.rawMoves, spread('moves', 'rawMoves')), goals.moves.toFixed(2)],
    ['  driver: read + conditional write', Math.round(figures.rawMoves), '', '', ''],
    ['posts over HTTP', Math.round(figures.posts), ...ratio(figures.posts, figures.inserts, spread('posts', 'inserts')), goals.posts.toFixed(2)],
    ['  driver: insert', Math.round(figures.inserts), '', '', ''],
  ]
}

type Wanted = { count: number; rounds: number; say: (line: string) => void }

/** Measures the server at `url` against its own database at `uri` and prints the table. */
export const bench = async ({ url, uri }: { url: string; uri: string }, { count, rounds, say }: Wanted) => {
  say(`signing in ${atOnce} residents and the officers above them …`)
  const chains = await signInChains(url, atOnce)
  const client = await MongoClient.connect(uri, { maxPoolSize: 32, ignoreUndefined: true })
  const db = client.db()
  const served = { url, db, chains, atOnce }
  const twin = await makeTwin(db)
  const needs = drawNeeds(count)
  const measured: Round[] = []
  for (let n = 0; n <= rounds; n++) {
    const { seconds: posts, posted } = await postAll(served, needs)
    const { seconds: moves, relayMs } = await moveAll(served, posted)
    const { seconds: inserts, inserted } = await insertAll(twin, posted, atOnce)
    const moved = await orders(db)
      .find({ _id: { $in: posted.map(({ _id }) => _id) } })
      .toArray()
    const rawMoves = await moveTwins(twin, inserted, { moved, atOnce })
    if (n > 0) measured.push({ posts, moves, inserts, rawMoves, relayMs })
    say(
      `${n === 0 ? 'warmed up' : `round ${n} of ${rounds}`}: ${count} posts in ${posts.toFixed(2)} s, ${count * movesPerOrder} moves in ${moves.toFixed(2)} s, relay done ${Math.round(relayMs)} ms later; driver ${inserts.toFixed(2)} s and ${rawMoves.toFixed(2)} s`,
    )
  }
  await client.close()
  return table(rows(count, measured))
}
