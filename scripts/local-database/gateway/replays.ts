import type { Call } from './call.ts';
import type { Reply } from './state.ts';

/** The last retryable write of each session, so that the same write asked again gets the first answer and is not done twice. */
export type Replays = Map<string, { txnNumber: bigint; reply: Promise<Reply>; usedAt: number }>;

/** True for a write the driver may send again. */
export function isRetryable(call: Call): boolean {
  return call.session !== undefined && call.txnNumber !== undefined && !call.inTransaction;
}

/** The id under which DocumentDB itself remembers a retryable write, also over a crash; null for any other command. */
export function retryId(call: Call): string | null {
  return isRetryable(call) ? `${call.session}:${call.txnNumber}` : null;
}

/** Does `write`, or gives the answer it got before; a write that failed is forgotten and may be tried again. */
export function once(replays: Replays, call: Call, write: () => Promise<Reply>): Promise<Reply> {
  if (!isRetryable(call) || !call.session || call.txnNumber === undefined) return write();
  const { session, txnNumber } = call;
  const before = replays.get(session);
  if (before?.txnNumber === txnNumber) return before.reply;
  const reply = write();
  const entry = { txnNumber, reply, usedAt: Date.now() };
  replays.set(session, entry);
  reply.catch(() => {
    if (replays.get(session) === entry) replays.delete(session);
  });
  return reply;
}
