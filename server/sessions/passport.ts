import { verify } from '@node-rs/argon2'
import passport from 'passport'
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt'
import { Strategy as LocalStrategy } from 'passport-local'
import { findByPhone } from '../people/find-people.ts'
import { accessSecret, type Claims } from './tokens.ts'

// passport-jwt hands the key on as it is; its types do not know of key objects.
const options = { secretOrKey: accessSecret as unknown as Buffer, jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), algorithms: ['HS256' as const] }

// A phone nobody has costs the same time as a wrong password, so that an answer does not tell them apart.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8ZbBqE8XrBvOa9OyjcP2BQ0kJXlYhKqR1bTq1v2hYxY'

passport.use(new JwtStrategy(options, (claims: Claims, done: (error: unknown, claims: Claims) => void) => done(null, claims)))

passport.use(
  new LocalStrategy({ usernameField: 'phone', session: false }, (phone, password, done) => {
    const check = async () => {
      const person = await findByPhone(phone)
      const right = await verify(person?.passwordHash ?? nobodysHash, password)
      return person && right ? person : false
    }
    check().then((person) => done(null, person), done)
  }),
)

type Outcome = (error: unknown, user: unknown) => void
const ask = <T>(strategy: string, request: object) =>
  new Promise<T | false>((resolve, reject) => {
    const outcome: Outcome = (error, user) => (error ? reject(error) : resolve((user as T) || false))
    const run = passport.authenticate(strategy, { session: false }, outcome) as (request: object, response: object, next: (error?: unknown) => void) => void
    run(request, {}, (error) => reject(error))
  })

/** The claims of a request's bearer token, or false. */
export const askBearer = (request: object) => ask<Claims>('jwt', request)

/** The person with this phone and password, or false. */
export const askPassword = (phone: string, password: string) =>
  ask<NonNullable<Awaited<ReturnType<typeof findByPhone>>>>('local', { body: { phone, password } })
