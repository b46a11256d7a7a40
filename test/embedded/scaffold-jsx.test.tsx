import { Html, render, Text } from 'react-email'

test('an e-mail written in JSX becomes HTML', async () => {
  expect(
    await render(
      <Html lang="en">
        <Text>Hello</Text>
      </Html>,
    ),
  ).toMatch(/<p[^>]*>Hello<\/p>/)
})
