{{/* The Secrets of the gateway, by the names of their providers: those of the values, and the store's. */}}
{{- define "taskflow.gateway-secrets" -}}
{{- $secrets := deepCopy .Values.secrets }}
{{- if eq .Values.store.type "postgresql" }}
{{- $_ := set $secrets "store" .Values.store.postgresql }}
{{- end }}
{{- toJson $secrets }}
{{- end }}

{{/* A provider for the file of each Secret. Call with the Secrets by name. */}}
{{- define "taskflow.providers" -}}
{{- $providers := dict }}
{{- range $name := keys . }}
{{- $file := printf "/run/secrets/taskflow/%s" $name }}
{{- $_ := set $providers $name (dict "source" "file" "path" $file "mode" "singleValue" "trust" "mount") }}
{{- end }}
{{- toJson $providers }}
{{- end }}

{{/* openclaw.json. */}}
{{- define "taskflow.gateway-config" -}}
{{- $gateway := dict "port" 18789 "bind" .Values.bind "metrics" false }}
{{- if .Values.metrics.enabled }}
{{- $_ := set $gateway "metrics" (dict "port" 9464 "bind" .Values.bind) }}
{{- end }}
{{- if .Values.tls.secretName }}
{{- $_ := set $gateway "tls" (dict "cert" "/run/secrets/taskflow/tls.crt" "key" "/run/secrets/taskflow/tls.key") }}
{{- end }}
{{- $taskflow := dict }}
{{- if eq .Values.store.type "postgresql" }}
{{- $_ := set $taskflow "store" (dict "source" "file" "provider" "store" "id" "value") }}
{{- end }}
{{- $providers := include "taskflow.gateway-secrets" . | fromJson | include "taskflow.providers" | fromJson }}
{{- $webhooks := dict "enabled" true "config" (dict "routes" .Values.routes) }}
{{- $config := dict "gateway" $gateway "taskflow" $taskflow "secrets" (dict "providers" $providers) "plugins" (dict "entries" (dict "webhooks" $webhooks)) }}
{{- mergeOverwrite $config (deepCopy .Values.config) | toPrettyJson }}
{{- end }}

{{/* The settings that a gateway reads once, at startup: a change of one replaces the pods. The rest is reloaded. */}}
{{- define "taskflow.settings-at-startup" -}}
{{- $taskflow := omit (.Values.config.taskflow | default dict) "worker" }}
{{- list .Values.bind .Values.metrics.enabled (ne .Values.tls.secretName "") $taskflow | toJson | sha256sum }}
{{- end }}

{{/* worker.json. */}}
{{- define "taskflow.worker-config" -}}
{{- $scheme := ternary "https" "http" (ne .Values.tls.secretName "") }}
{{- $config := deepCopy .Values.workers.config }}
{{- range $name, $route := $config.routes }}
{{- if not $route.url }}
{{- $_ := set $route "url" (printf "%s://%s:18789/plugins/webhooks/%s" $scheme $.Release.Name $name) }}
{{- end }}
{{- end }}
{{- $providers := include "taskflow.providers" .Values.workers.secrets | fromJson }}
{{- $own := dict "health" (dict "port" 9465 "bind" .Values.bind) "secrets" (dict "providers" $providers) }}
{{- mergeOverwrite $own $config | toPrettyJson }}
{{- end }}

{{/* One volume with a file for each Secret, which Kubernetes updates. Call with (dict "secrets" … "tls" ""). */}}
{{- define "taskflow.secrets-volume" -}}
- name: secrets
  projected:
    # The group of the process may read.
    defaultMode: 0440
    sources:
      {{- range $name, $secret := .secrets }}
      - secret:
          name: {{ $secret.secretName }}
          items: [{ key: {{ $secret.key | quote }}, path: {{ $name | quote }} }]
      {{- end }}
      {{- with .tls }}
      - secret:
          name: {{ . }}
          items: [{ key: tls.crt, path: tls.crt }, { key: tls.key, path: tls.key }]
      {{- end }}
{{- end }}
