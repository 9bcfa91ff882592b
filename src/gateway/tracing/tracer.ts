import { ProxyTracerProvider, type Tracer, trace } from "@opentelemetry/api";
import packageJson from "../../../package.json" with { type: "json" };

/**
 * The tracer of the OpenTelemetry SDK that the operator has loaded before this program (`node --import`); undefined
 * without one, and then nothing is traced.
 */
export function operatorTracer(): Tracer | undefined {
  const { name, version } = packageJson;
  const provider = trace.getTracerProvider();
  return provider instanceof ProxyTracerProvider
    ? provider.getDelegateTracer(name, version)
    : provider.getTracer(name, version);
}
