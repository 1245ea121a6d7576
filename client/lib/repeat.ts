import { ref } from 'vue'

// A server that cannot answer for now, or is still at what was asked before under this key, says when to come back.

const MOST_MS = 30_000

/** How many calls wait to be asked again. */
export const waiting = ref(0)

function pauseBefore({ status, headers }: Response): number {
  return status === 503 || status === 409 ? Number(headers.get('retry-after')) * 1000 : 0
}

/** Asks again when the answer says so, for half a minute and while it is `wanted`; for what acts once however often it is asked. The last answer. */
export async function untilServed(ask: () => Promise<Response>, wanted: () => boolean): Promise<Response> {
  const until = Date.now() + MOST_MS
  for (;;) {
    const response = await ask()
    const pause = pauseBefore(response)
    if (!pause || Date.now() + pause > until) return response
    waiting.value++
    await new Promise((then) => setTimeout(then, pause))
    waiting.value--
    if (!wanted()) return response
  }
}
