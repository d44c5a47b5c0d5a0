import { describe, expect, test } from "vitest";
import { addressFault } from "../../src/sources/address.ts";
import { isInward } from "../../src/sources/inward.ts";
import { host, namesOf, read, sourceAt } from "./host.ts";

describe("an address leads inward", () => {
  test.each<[string, string[]]>([
    ["in this network", ["0.0.0.0", "0.255.255.255"]],
    [
      "in a private network",
      ["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"],
    ],
    ["in a carrier’s own network", ["100.64.0.0", "100.127.255.255", "100.100.100.200"]],
    ["on this machine", ["127.0.0.1", "127.255.255.255", "::1", "::"]],
    [
      "on this link",
      ["169.254.0.0", "169.254.169.254", "169.254.255.255", "fe80::1", "fe80::1%eth0", "febf::1"],
    ],
    [
      "at a cloud’s metadata",
      ["169.254.169.254", "169.254.170.2", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"],
    ],
    [
      "in special blocks",
      [
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
      ],
    ],
    ["to many, or to none", ["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "ff02::1"]],
    ["in an IPv6 network of one’s own", ["fc00::1", "fdff::1", "fec0::1"]],
    ["in a block for documents", ["2001:db8::1", "3fff::1"]],
    ["through Teredo or a benchmark", ["2001::1", "2001:0:4136:e378::", "2001:2::1", "2001:10::1"]],
    [
      "as IPv4 mapped",
      [
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:10.1.2.3",
        "::ffff:169.254.169.254",
        "::ffff:192.168.0.1",
      ],
    ],
    ["as IPv4 compatible or translated", ["::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1"]],
    [
      "through NAT64",
      ["64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8"],
    ],
    [
      "through 6to4",
      ["2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "2002:a9fe:a9fe::1", "2002:6440:1::"],
    ],
    ["nowhere", ["", "localhost", "1.2.3", "not an address", "::g"]],
  ])("%s", (_, addresses) => {
    for (const address of addresses) expect(address, address).toSatisfy(isInward);
  });

  test.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "140.82.121.4",
    "168.63.129.15",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "223.255.255.255",
    "2606:50c0:8000::154",
    "2001:4860:4860::8888",
    "::ffff:140.82.121.4",
    "64:ff9b::8c52:7904",
    "2002:8c52:7904::1",
  ])("but %s leads out", (address) => {
    expect(isInward(address)).toBe(false);
  });
});

describe("a name", () => {
  test.each<[string, string[]]>([
    ["with one inward address", ["10.0.0.1"]],
    ["with none but inward addresses", ["127.0.0.1", "::1", "::ffff:192.168.1.1"]],
    ["that a metadata server answers to", ["169.254.169.254"]],
  ])("%s is not connected to", async (_, addresses) => {
    const lookup = namesOf({ "rebound.test": addresses });
    expect(await read(sourceAt("https://rebound.test/a.yaml", {}, { lookup }))).toEqual({
      outcome: "refused",
      reason: "rebound.test leads to a private network, and not out to the internet",
      mend: "If rebound.test is a server of your own, name it in CONTENT_ALLOW_HOSTS",
      retryAt: undefined,
    });
  });

  test("is looked up once, by the connection itself: there is no second answer to be told apart from the first", async () => {
    const { port, asked } = await host((_, response) => response.end());
    let turn = 0;
    const answers = [["192.0.2.7"], ["127.0.0.1"]];
    const names = namesOf({});
    const lookup: typeof names = Object.assign(
      (name: string, options: Parameters<typeof names>[1], callback: Parameters<typeof names>[2]) => {
        namesOf({ [name]: answers[turn++]! })(name, options, callback);
      },
      { asked: [] },
    );
    const source = sourceAt(`https://rebound.test:${port}/a.yaml`, {}, { lookup });
    expect(await read(source)).toMatchObject({ outcome: "refused" });
    expect(turn).toBe(1);
    expect(await read(source)).toMatchObject({ outcome: "refused" });
    expect(turn).toBe(2);
    expect(asked).toEqual([]);
  });

  test("that settings allow may lie inward", async () => {
    const { port, asked } = await host((_, response) => response.writeHead(404).end());
    const source = sourceAt(`http://127.0.0.1:${port}/a.yaml`, { allowHosts: new Set(["127.0.0.1"]) });
    expect(await read(source)).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("(404)"),
    });
    expect(asked).toHaveLength(1);
  });
});

describe("an address in the settings", () => {
  const none = new Set<string>();

  test.each([
    "https://github.com/you/news/archive/refs/heads/main.tar.gz",
    "https://example.org/a.yaml",
    "https://example.org:8443/stories.tgz?ref=main#content",
    "https://140.82.121.4/a.yaml",
    "https://[2606:50c0:8000::154]/a.yaml",
  ])("may be %s", (at) => {
    expect(addressFault(at, none)).toBeUndefined();
  });

  test.each<[string, RegExp]>([
    ["http://example.org/a.yaml", /^must be https: http is for hosts that CONTENT_ALLOW_HOSTS names/],
    ["https://me:secret@example.org/a.yaml", /^must not have a name or a password/],
    ["https://me@example.org/a.yaml", /^must not have a name or a password/],
    ["https://127.0.0.1/a.yaml", /name it in CONTENT_ALLOW_HOSTS$/],
    ["https://[::1]/a.yaml", /if ::1 is a server of your own/],
    ["https://0177.0.0.1/a.yaml", /if 127.0.0.1 is a server of your own/],
    ["ftp://example.org/a.yaml", /there is no other kind yet$/],
    ["https://", /whole https address$/],
  ])("may not be %s", (at, fault) => {
    expect(addressFault(at, none)).toMatch(fault);
  });

  test("may be http, or inward, where its host is allowed by name", () => {
    const allowed = new Set(["git.internal", "::1", "10.0.0.1"]);
    expect(addressFault("http://git.internal:3000/a.yaml", allowed)).toBeUndefined();
    expect(addressFault("http://GIT.internal./a.yaml", allowed)).toBeUndefined();
    expect(addressFault("http://[::1]:3000/a.yaml", allowed)).toBeUndefined();
    expect(addressFault("https://10.0.0.1/a.yaml", allowed)).toBeUndefined();
    expect(addressFault("http://not-git.internal/a.yaml", allowed)).toMatch(/^must be https/);
  });
});
