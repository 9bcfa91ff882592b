const ABBREVIATIONS: Record<string, string> = { id: "ID", json: "JSON" };

/** `create_flow` → `Create Flow`, `stateJson` → `State JSON`. */
export function label(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, "_$1").split("_");
  return words
    .map((word) => word.toLowerCase())
    .map((word) => ABBREVIATIONS[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
