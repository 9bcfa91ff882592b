import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "../../support/gateway.ts";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

interface Descriptor {
  digest: string;
  size: number;
  platform: { os: string; architecture: string };
}

interface ImageConfig {
  User: string;
  Entrypoint: string[];
  Cmd: string[];
  Env: string[];
  Labels: Record<string, string>;
}

/** An OCI image layout on the disk (image-spec, image-layout.md). */
export class Layout {
  readonly folder: string;
  readonly digest: string;

  constructor(folder: string, digest: string) {
    this.folder = folder;
    this.digest = digest;
  }

  get images(): Descriptor[] {
    return this.#json<{ manifests: Descriptor[] }>(this.digest).manifests;
  }

  image(architecture: string) {
    const found = this.images.find(({ platform }) => platform.architecture === architecture);
    if (!found) throw new Error(`no image for ${architecture}`);
    const { config, layers } = this.#json<{ config: Descriptor; layers: Descriptor[] }>(found.digest);
    return { layers, config: this.#json<{ config: ImageConfig }>(config.digest).config };
  }

  /** The layers one over the other, with their owners: needs root. */
  unpack(architecture: string, root: string): void {
    for (const { digest } of this.image(architecture).layers)
      execFileSync("tar", ["-xpzf", this.#blob(digest), "--numeric-owner", "-C", root]);
  }

  #blob(digest: string): string {
    return join(this.folder, "blobs", digest.replace(":", "/"));
  }

  #json<Content>(digest: string): Content {
    return JSON.parse(readFileSync(this.#blob(digest), "utf8")) as Content;
  }
}

export function buildImage(): Layout {
  const folder = join(temporaryDirectory(), "image");
  const output = execFileSync("npm", ["run", "--silent", "build:image", "--", folder], {
    cwd: PROJECT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Layout(folder, output.trim().split("\n").at(-1) ?? "");
}

/** The file system of an image as a container has it: only `/data` and `/tmp` can be written. */
export function startContainer({ root, data }: { root: string; data: string }, { config, args }: Started) {
  const mounts = [
    `mount --bind ${root} ${root}`,
    `mount -o remount,ro,bind ${root}`,
    `mount --bind ${data} ${root}/data`,
    `mount -t tmpfs none ${root}/tmp`,
  ];
  const user = `--userspec=${config.User}`;
  const command = ["env", "-i", ...config.Env, "/usr/sbin/chroot", user, root, ...config.Entrypoint, ...args];
  const script = `${mounts.join(" && ")} && cd / && exec "$@"`;
  const child = spawn("unshare", ["--mount", "sh", "-c", script, "sh", ...command], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (output.out += chunk));
  child.stderr.on("data", (chunk) => (output.err += chunk));
  return { child, output };
}

interface Started {
  config: ImageConfig;
  args: readonly string[];
}

export function newFolder(): string {
  const folder = join(temporaryDirectory(), "root");
  mkdirSync(folder);
  return folder;
}
