import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready } from "../support/program.ts";
import { buildImage, type Layout, newFolder, startContainer } from "./support/image.ts";

let layout: Layout;
beforeAll(() => {
  layout = buildImage();
}, 300_000);

test("the same sources give the same image", () => {
  expect(buildImage().digest).toBe(layout.digest);
}, 300_000);

test("the image is for amd64 and arm64, each below 80 MB compressed", () => {
  expect(layout.images.map(({ platform }) => `${platform.os}/${platform.architecture}`)).toEqual([
    "linux/amd64",
    "linux/arm64",
  ]);
  for (const architecture of ["amd64", "arm64"]) {
    const { layers, config } = layout.image(architecture);
    expect(layers.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(80_000_000);
    expect(config.User).toBe("65532:65532");
    expect(config.Env).toContain("MALLOC_ARENA_MAX=1");
    expect(config.Labels["org.opencontainers.image.licenses"]).toBe("MIT");
  }
});

test("the programs and libraries of an image are for its processor", () => {
  for (const [architecture, machine] of [
    ["amd64", 62],
    ["arm64", 183],
  ] as const) {
    const root = newFolder();
    layout.unpack(architecture, root);
    // e_machine of the ELF header.
    for (const file of ["usr/bin/node", "lib"].flatMap((path) => elfFiles(join(root, path))))
      expect(readFileSync(file).readUInt16LE(18), file).toBe(machine);
    expect(statSync(join(root, "etc/ssl/certs/ca-certificates.crt")).size).toBeGreaterThan(100_000);
  }
});

function elfFiles(path: string): string[] {
  const found = execFileSync("find", [path, "-type", "f", "(", "-name", "*.so*", "-o", "-name", "node", ")"]);
  return found.toString().trim().split("\n");
}

describe("a container", () => {
  test("serves a flow, survives SIGKILL, stops on SIGTERM, and never prints the secret", async () => {
    const root = newFolder();
    layout.unpack("amd64", root);
    const { config } = layout.image("amd64");
    const data = temporaryDirectory();
    chownSync(data, 65_532, 65_532);
    const port = await freePort();
    const args = [...config.Cmd, "--port", String(port)];
    const url = `http://127.0.0.1:${port}`;

    const first = startContainer({ root, data }, { config, args });
    await ready(first);
    const secret = readFileSync(join(data, "zapier.secret"), "utf8").trim();
    expect(statSync(join(data, "zapier.secret")).mode & 0o777).toBe(0o600);
    const call = async (fields: object) => {
      const response = await fetch(`${url}/plugins/webhooks/zapier`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
        body: JSON.stringify(fields),
      });
      return (await response.json()) as { result: { flow: { flowId: string; status: string } } };
    };
    const { flow } = (await call({ action: "create_flow", goal: "Review inbound queue" })).result;
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = startContainer({ root, data }, { config, args });
    await ready(second);
    const { flowId } = flow;
    const finished = await call({ action: "finish_flow", flowId, expectedRevision: 0 });
    expect(finished.result.flow.status).toBe("succeeded");
    second.child.kill("SIGTERM");
    const [code] = await once(second.child, "exit");
    expect(code).toBe(0);
    for (const { output } of [first, second]) {
      expect(output.out + output.err).not.toContain(secret);
      for (const line of output.err.trim().split("\n")) JSON.parse(line);
    }
  });
});
