import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildCrane, withRegistry } from "../../deploy/image/crane.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { root, run } from "../support/packed-sdk.ts";
import { version } from "./support/artifacts.ts";

const PLATFORMS = ["linux/amd64", "linux/arm64"];

test("an image is pushed for all its architectures, as its version and as latest", { timeout: 300_000 }, async () => {
  const work = temporaryDirectory();
  const crane = buildCrane(work);
  writeFileSync(join(work, "file"), "content");
  await run(work, "tar", ["-cf", "layer.tar", "file"]);
  await withRegistry(crane, async (registry, cranes) => {
    const images = PLATFORMS.map((platform) => {
      const image = `${registry}/built:${platform.replace("/", "-")}`;
      cranes("append", "--oci-empty-base", "-f", join(work, "layer.tar"), "-t", image);
      cranes("mutate", image, "-t", image, "--set-platform", platform);
      return image;
    });
    // As `npm run build:image` does.
    cranes("index", "append", ...images.flatMap((image) => ["-m", image]), "-t", `${registry}/built:all`);
    const layout = join(work, "layout");
    cranes("pull", "--format", "oci", "--annotate-ref", `${registry}/built:all`, layout);

    const program = join(root, "tools/release/push-image.ts");
    const said = await run(root, process.execPath, [program, `${registry}/Owner/taskflow-webhooks`, layout]);
    const repository = `${registry}/owner/taskflow-webhooks`;
    expect(said).toMatch(new RegExp(`^${repository}:${version}@sha256:[0-9a-f]{64}\\n$`));
    for (const tag of [version, "latest"]) {
      const index = JSON.parse(cranes("manifest", `${repository}:${tag}`));
      expect(
        index.manifests.map((entry: { platform: { architecture: string } }) => entry.platform.architecture),
      ).toEqual(["amd64", "arm64"]);
      expect(said).toContain(cranes("digest", `${repository}:${tag}`).trim());
    }
  });
});
