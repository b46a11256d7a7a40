import '@nestjs/common'

// A CommonJS package that requires Nest, which is none: Node loads it either way, jest only once Nest is there.
const { ThrottlerGuard, ThrottlerModule } = await import('@nestjs/throttler')

export { ThrottlerGuard }

/**
 * Whoever guesses tokens is slowed down, over all pages together. One process counts for itself: several together allow
 * that many times as much, which is still hopeless.
 */
export const throttle = ThrottlerModule.forRoot({
  throttlers: [{ ttl: 60_000, limit: 60 }],
  generateKey: (_context, address) => address,
  errorMessage: 'Too many requests from one address; wait a minute.',
})
