import type { ReactNode } from 'react'
import { Body, Container, Head, Heading, Hr, Html, Text } from 'react-email'

const dark = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .sheet { background-color: #14171c !important; color: #f2f3f5 !important; }
  .sheet a { color: #9be3b4 !important; }
  .sheet a.primary { background-color: #9be3b4 !important; border-color: #9be3b4 !important; color: #0c2916 !important; }
  .sheet a.secondary { border-color: #9be3b4 !important; color: #9be3b4 !important; }
  .small { color: #c3c8d1 !important; }
}`

const small = { fontSize: '14px', lineHeight: '21px', margin: '0 0 8px', color: '#4b5563' }

/**
 * The sheet that every letter is written on: no picture, one column, the words of the letter in the language they are
 * in (English).
 */
export function Sheet(props: {
  title: string
  greeting: string
  signature: string[]
  footer: string[]
  unsubscribe?: string
  children: ReactNode
}): ReactNode {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{props.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Body
        className="page"
        style={{
          backgroundColor: '#ffffff',
          color: '#1a1d21',
          margin: '0',
          fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
        }}
      >
        <Container className="sheet" style={{ maxWidth: '600px', padding: '24px' }}>
          <Heading as="h1" style={{ fontSize: '22px', lineHeight: '30px', margin: '0 0 20px' }}>
            {props.title}
          </Heading>
          <Text style={{ fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }}>{props.greeting}</Text>
          {props.children}
          <Text style={{ fontSize: '16px', lineHeight: '24px', margin: '24px 0' }}>
            {props.signature.map((row, index) => (
              <span key={index}>
                {index ? <br /> : null}
                {row}
              </span>
            ))}
          </Text>
          <Hr style={{ margin: '0 0 16px' }} />
          {props.footer.map((row, index) => (
            <Text key={index} className="small" style={small}>
              {row}
            </Text>
          ))}
          {props.unsubscribe ? (
            <Text className="small" style={small}>
              <a href={props.unsubscribe}>No more letters of this kind</a>
            </Text>
          ) : null}
        </Container>
      </Body>
    </Html>
  )
}
