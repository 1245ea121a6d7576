import { randomBytes } from 'node:crypto'
import Joi from 'joi'
import { readAddress } from './db/database-address.ts'

// Every setting of the program. Each has a default that runs, but for two that production demands, and a line in .env.example.

const schema = Joi.object({
  NODE_ENV: Joi.string().valid('development', 'production', 'test').default('development').description('production refuses defaults that are not safe'),
  HOST: Joi.string().default('127.0.0.1').description('address to listen on'),
  PORT: Joi.number().port().default(3000).description('port to listen on'),
  MONGODB_URI: Joi.string()
    .custom(readAddress)
    .messages({ 'any.custom': '{{#label}} {{#error.message}}' })
    .default('mongodb://127.0.0.1:27027/liudan')
    .description('a MongoDB replica set, or DocumentDB; the database is liudan where the address names none'),
  JWT_SECRET: Joi.string()
    .min(32)
    .when('NODE_ENV', { is: 'production', then: Joi.required() })
    .description('signs access tokens and passes to photos; 32 characters or more; demanded in production, elsewhere drawn at each start'),
  DATA_SECRET: Joi.string().empty('').min(32).description('encrypts ID numbers at rest; JWT_SECRET while absent. What it encrypted cannot be read without it'),
  PUBLIC_URL: Joi.string()
    .empty('')
    .uri({ scheme: ['http', 'https'] })
    .when('NODE_ENV', { is: 'production', then: Joi.required() })
    .messages({ 'any.required': '{{#label}} is required in production: the address people reach the program at, which the QR codes on papers lead to' })
    .description(
      'the address people reach the program at, for the QR codes on papers; demanded in production, elsewhere the one that a paper was asked for at',
    ),
  DEMO: Joi.boolean().default(false).description('offer the demo accounts on the sign-in page'),
  DEFAULT_COUNTY: Joi.string()
    .pattern(/^\d{12}$/)
    .default('620402000000')
    .description('the county of residents who register without a grid'),
  PHOTOS_DIR: Joi.string().default('.local/photos').description('folder that keeps the photos'),
  CLIENT_DIR: Joi.string().default('dist/client').description('folder of the built client'),
  LOG_LEVEL: Joi.string().valid('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info').description('least severe line to log'),
  REQUESTS_PER_MINUTE: Joi.number().integer().min(1).default(6000).description('most requests a minute from one address'),
  VAPID_PUBLIC_KEY: Joi.string()
    .empty('')
    .pattern(/^[\w-]{87}$/, 'VAPID public key')
    .description('web push: public key; the three VAPID settings go together (npx web-push generate-vapid-keys makes the keys)'),
  VAPID_PRIVATE_KEY: Joi.string()
    .empty('')
    .pattern(/^[\w-]{43}$/, 'VAPID private key')
    .description('web push: private key'),
  VAPID_SUBJECT: Joi.string()
    .empty('')
    .uri({ scheme: ['mailto', 'https'] })
    .description('web push: mailto: or https: address of the operator'),
  PUSH_HOSTS: Joi.string()
    .default('fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com')
    .description('push services that devices may name, by host; *. stands for any subdomain'),
  TRUST_PROXY: Joi.number()
    .empty('')
    .integer()
    .min(0)
    .default(0)
    .description('how many reverse proxies stand in front; the client address is taken from behind them'),
  MAP_TILES: Joi.string()
    .empty('')
    .pattern(/^https?:\/\/[^/{}]+\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})/, 'address with {z}, {x} and {y}')
    .description('tiles to lay under maps, WGS 84, e.g. https://tiles.example.org/{z}/{x}/{y}.png; without them maps need no other server'),
  MAP_CREDIT: Joi.string().allow('').default('').description('whom maps name for the tiles'),
  METRICS_TOKEN: Joi.string().allow('').default('').description('opens /metrics to others than this machine'),
}).and('VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT')

export type Config = {
  NODE_ENV: 'development' | 'production' | 'test'
  HOST: string
  PORT: number
  MONGODB_URI: string
  JWT_SECRET: string
  DATA_SECRET?: string
  PUBLIC_URL?: string
  DEMO: boolean
  DEFAULT_COUNTY: string
  PHOTOS_DIR: string
  CLIENT_DIR: string
  LOG_LEVEL: string
  REQUESTS_PER_MINUTE: number
  VAPID_PUBLIC_KEY?: string
  VAPID_PRIVATE_KEY?: string
  VAPID_SUBJECT?: string
  PUSH_HOSTS: string
  TRUST_PROXY: number
  MAP_TILES?: string
  MAP_CREDIT: string
  METRICS_TOKEN: string
}

/** Reads the settings from an environment; throws an Error that names every wrong or missing one. */
export const readConfig = (environment: NodeJS.ProcessEnv): Readonly<Config> => {
  const { value, error } = schema.validate(environment, { abortEarly: false, stripUnknown: true })
  if (error) throw new Error(`Settings: ${error.details.map(({ message }) => message).join('; ')}. See .env.example.`)
  return Object.freeze({ ...value, JWT_SECRET: value.JWT_SECRET ?? randomBytes(32).toString('hex') })
}

type Described = { flags?: { default?: string | number | boolean; description?: string } }

/** Every setting with its default and what it is for, for the documentation. */
export const describeSettings = () =>
  Object.entries(schema.describe().keys as Record<string, Described>).map(([name, { flags }]) => ({
    name,
    value: String(flags?.default ?? ''),
    use: flags?.description ?? '',
  }))

export const config = readConfig(process.env)
