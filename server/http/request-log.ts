import { pino, type Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { config } from '../config.ts'

// Errors of the database quote what they stumbled over: values of a key, documents of a batch, any of which may be somebody's name or phone.
const withoutData = (text = '') => text.replace(/dup key: .*/g, 'dup key').replace(/1\d{10}/g, '1**********')

const sayError = ({ name, code, message, stack }: Error & { code?: unknown }) => ({
  type: name,
  code,
  message: withoutData(message),
  stack: withoutData(stack),
})

/** The program's log: one JSON line an event, never with a token, a password or a person's data. */
export const log: Logger = pino({
  level: config.LOG_LEVEL,
  base: null,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
  serializers: { err: sayError },
})

type Loggable = { method: string; url: string; id: unknown }

/** Logs each request by method, path (without its query) and status. */
export const requestLog = pinoHttp({
  logger: log,
  quietReqLogger: true,
  serializers: {
    req: ({ method, url, id }: Loggable) => ({ method, id, path: url.split('?')[0] }),
    err: sayError,
    res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
  },
  customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
})
