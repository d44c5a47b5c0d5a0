import { describe, expect, test } from "vitest";
import { SOUND } from "../content/planted.ts";
import { selfSigned } from "./certificate.ts";
import { host, idsOf, namesOf, read, sourceAt } from "./host.ts";
import { gitArchive } from "./tarball.ts";

const archive = gitArchive({ "stories/harbour-fire.yaml": SOUND });

/** A host that sends everyone on to a place. */
const sendingTo = (location: string, tls?: ReturnType<typeof selfSigned>) =>
  host((_, response) => response.writeHead(302, { location, "set-cookie": "session=1" }).end(), tls);

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("of status %i is followed", async (status) => {
    const { port } = await host((request, response) => {
      if (request.url === "/here") response.end(archive);
      else response.writeHead(status, { location: "/here" }).end();
    });
    expect(idsOf(await read(sourceAt(`http://news.test:${port}/main.tar.gz`)))).toEqual(["harbour-fire"]);
  });

  test("to another host does not take the token along, and neither does the way back", async () => {
    const last = await host((_, response) => response.end(archive));
    const other = await sendingTo(`http://news.test:${last.port}/main.tar.gz`);
    const first = await sendingTo(`http://other.test:${other.port}/a`);
    const source = sourceAt(`http://news.test:${first.port}/main.tar.gz`, { token: "hunter2" });
    expect(idsOf(await read(source))).toEqual(["harbour-fire"]);
    expect(first.asked[0]!.headers.authorization).toBe("Bearer hunter2");
    for (const { headers } of [...other.asked, ...last.asked]) {
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("cookie");
    }
  });

  test("within a host takes the token along", async () => {
    const { port, asked } = await host((request, response) => {
      if (request.url === "/here") response.end(archive);
      else response.writeHead(302, { location: "/here" }).end();
    });
    await read(sourceAt(`http://news.test:${port}/main.tar.gz`, { token: "hunter2" }));
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(["Bearer hunter2", "Bearer hunter2"]);
  });

  test("may be followed by four more, and not by five", async () => {
    const { port, asked } = await host((request, response) => {
      const left = Number(request.url!.slice(1));
      if (left === 0) response.end(archive);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(idsOf(await read(sourceAt(`http://news.test:${port}/5`)))).toEqual(["harbour-fire"]);
    expect(await read(sourceAt(`http://news.test:${port}/6`))).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("redirects more than 5 times"),
    });
    expect(asked).toHaveLength(12);
  });

  test("in a circle ends", async () => {
    const { port, asked } = await host((_, response) => response.writeHead(302, { location: "/" }).end());
    expect((await read(sourceAt(`http://news.test:${port}/`))).outcome).toBe("refused");
    expect(asked).toHaveLength(6);
  });

  test("from https down to http is refused, to a host that may speak http too", async () => {
    const plain = await host((_, response) => response.end(archive));
    const tls = selfSigned("other.test");
    const secure = await sendingTo(`http://news.test:${plain.port}/main.tar.gz`, tls);
    const first = await sendingTo(`https://other.test:${secure.port}/a`);
    const source = sourceAt(`http://news.test:${first.port}/main.tar.gz`, {}, { ca: tls.cert });
    expect(await read(source)).toMatchObject({
      outcome: "refused",
      reason: expect.stringMatching(/which is not https$/),
    });
    expect(secure.asked).toHaveLength(1);
    expect(plain.asked).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ["http://169.254.169.254/latest/meta-data/", /redirects to http:\/\/169.254.169.254.*must be https/],
    ["https://169.254.169.254/latest/meta-data/", /must lead out to the internet/],
    ["https://[::ffff:10.0.0.1]/", /must lead out to the internet/],
    ["https://[::1]/", /must lead out to the internet/],
    ["https://0x7f.1/", /must lead out to the internet/],
    ["https://2130706433/", /must lead out to the internet/],
    ["https://127.0.0.1./", /must lead out to the internet/],
    ["https://inside.test/", /inside.test leads to a private network/],
    ["//inside.test/", /must be https/],
    ["ftp://news.test/a.tar.gz", /must be a folder or an https address/],
    ["file:///etc/passwd", /redirects to file:\/\/\/etc\/passwd, which must be a folder or an https address/],
    ["https://me:hunter2@news.test/", /must not have a name or a password/],
    ["https://", /redirects to no address/],
  ])("to %s is refused", async (location, reason) => {
    const { port, asked } = await sendingTo(location);
    const lookup = namesOf({ "news.test": ["127.0.0.1"], "inside.test": ["10.0.0.1", "fd00::1"] });
    const reading = await read(sourceAt(`http://news.test:${port}/main.tar.gz`, {}, { lookup }));
    expect(reading).toMatchObject({ outcome: "refused", reason: expect.stringMatching(reason) });
    expect(JSON.stringify(reading)).not.toContain("hunter2");
    expect(asked).toHaveLength(1);
  });
});
