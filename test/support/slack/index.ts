import { realClock } from "./clock.ts";
import type { FakeSlack, FakeSlackOptions, Words } from "./contract.ts";
import { inventCredentials } from "./credentials.ts";
import { createDelivery } from "./delivery.ts";
import { mention, openHome, say, sendEvent } from "./events.ts";
import { createFaults } from "./faults.ts";
import type { Wire } from "./interaction.ts";
import { press } from "./press.ts";
import { createRequestLog, type RecordedRequest } from "./requests.ts";
import { createResponseUrls } from "./response-url.ts";
import { listen, originOf } from "./server.ts";
import { addChannel, addPerson, addUsergroup, directMessage } from "./settle.ts";
import { messagesIn } from "./sight.ts";
import { postSigned } from "./signed-post.ts";
import { slash } from "./slash.ts";
import { createSocketMode } from "./socket-mode.ts";
import { dismiss, submit } from "./submit.ts";
import { createTriggers } from "./triggers.ts";
import { homeOf, stackOf } from "./view.ts";
import { createWatch } from "./watch.ts";
import { type Channel, createWorld, type Person, type Violation } from "./world.ts";

export { createManualClock } from "./clock.ts";
export type { FakeSlack, FakeSlackOptions } from "./contract.ts";

export async function createFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { clock = realClock, signedAt = Date.now } = options;
  const credentials = inventCredentials();
  const world = createWorld(clock, credentials, options.scopes);
  const log = createRequestLog();
  const faults = createFaults();
  const watch = createWatch(() => describe(log.all, world.violations));
  world.changed = watch.changed;
  let origin = "";
  const triggers = createTriggers(world);
  const responseUrls = createResponseUrls(world, () => origin);
  const delivery = createDelivery(world, () => sockets, signedAt);
  const sockets = createSocketMode(world, delivery.onAck);
  const server = await listen({ world, log, faults, triggers, responseUrls, sockets, origin: () => origin });
  origin = originOf(server);
  delivery.useHttp(options.requestUrl);
  const wire: Wire = { world, watch, delivery, triggers, responseUrls };

  const person = addPerson(world, { name: "ada", realName: "Ada Reader" });
  const channel = addChannel(world, { name: "general" });
  const spoken = (words: Words | string) => ({
    user: person,
    channel,
    ...(typeof words === "string" ? { text: words } : words),
  });
  const idOf = (where: Channel | string) => (typeof where === "string" ? where : where.id);

  return {
    ...credentials,
    apiUrl: `${origin}/api/`,
    origin,
    team: world.team,
    bot: world.bot,
    person,
    channel,
    rules: world.rules,
    scopes: world.scopes,
    addPerson: (made) => joinPublicChannels(world, addPerson(world, made)),
    addChannel: (made) => addChannel(world, made),
    addUsergroup: (handle, users) =>
      addUsergroup(
        world,
        handle,
        users.map((user) => user.id),
      ),
    directMessage: (user) => directMessage(world, user.id),
    setToken(which, state) {
      world.tokens[which] = state;
    },

    slash: (typed) => slash(wire, { user: person, channel, ...typed }),
    press: (surface, what, user = person) => press(wire, surface, what, user),
    submit: (filled, user = person) => submit(wire, user, filled),
    dismiss: (user = person) => dismiss(wire, user),
    openHome: (user = person) => openHome(wire, user),
    mention: (words) => mention(wire, spoken(words)),
    say: (words) => say(world, spoken(words)),
    event: (event, user = person) => sendEvent(wire, event, { user: user.id }),
    repeat: ({ envelopeId }) => delivery.repeat(envelopeId),
    redeliver({ envelopeId }, attempt = 1, reason = "timeout") {
      const envelope = delivery.sent.find((one) => one.id === envelopeId);
      if (envelope === undefined) throw new Error(`No envelope ${envelopeId} was sent`);
      return delivery.deliver(envelope.kind, envelope.payload, { attempt, reason }).ack;
    },

    messages: (where = channel, as) => messagesIn(world, idOf(where), as?.id),
    pinging: () => world.messages.filter((message) => message.fromBot && message.pings.length > 0),
    conjure: (view, user) => {
      world.views.push({ ...structuredClone(view), user: user.id, errors: {} });
    },
    modals: (user = person) => structuredClone(stackOf(world, user.id)),
    home: (user = person) => structuredClone(homeOf(world, user.id)),
    file: (id) => world.files.get(id)?.bytes,

    requests: log.all,
    requestsTo: log.to,
    lastArgs: log.lastArgs,
    envelopes: delivery.sent,
    violations: world.violations,
    until: watch.until,

    misbehave: faults.misbehave,
    hold: faults.hold,

    connections: sockets.connections,
    connected(count = 1) {
      const ready = () => sockets.connections().filter((connection) => connection.isReady);
      return watch.until(() => ready().length === count && ready(), `${count} connection(s)`);
    },
    useHttp: delivery.useHttp,
    postSigned: (url, sent, signing) =>
      postSigned(
        url,
        { ...sent, retry: undefined },
        { secret: credentials.signingSecret, at: signedAt(), ...signing },
      ),
    async stop() {
      faults.releaseAll();
      await sockets.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whoever comes into the workspace is in its public channels. */
function joinPublicChannels(world: Wire["world"], person: Person): Person {
  for (const channel of world.channels.values())
    if (channel.kind === "public") channel.members.add(person.id);
  return person;
}

function describe(requests: readonly RecordedRequest[], violations: readonly Violation[]): string {
  const calls = requests.map((one) =>
    `${one.n} ${one.method} ${one.fate} ${JSON.stringify(one.answer) ?? ""}`.slice(0, 300),
  );
  return `Requests:\n${calls.join("\n")}\nViolations: ${JSON.stringify(violations)}`;
}
