import { SMTPServer } from 'smtp-server'

/** Takes every letter and keeps none: `node mail-sink.ts <port>`. */
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, callback) {
    stream.once('end', () => callback())
    stream.resume()
  },
})
sink.on('error', () => {
  /* a sender that went away */
})
process.once('SIGTERM', () => sink.close())
sink.listen(Number(process.argv[2]), '127.0.0.1')
