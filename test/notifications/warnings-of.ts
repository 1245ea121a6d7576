import { stdSerializers } from 'pino'
import { log } from '../../server/http/request-log.ts'

/** The warnings logged while something is done, as they would be written. */
export const warningsOf = async (doing: () => Promise<void>): Promise<string> => {
  const { warn } = log
  const lines: string[] = []
  const keep = ({ err, ...rest }: { err?: Error }, words: string) => void lines.push(JSON.stringify({ ...rest, err: err && stdSerializers.err(err), words }))
  log.warn = keep as typeof warn
  await doing().finally(() => {
    log.warn = warn
  })
  return lines.join('\n')
}
