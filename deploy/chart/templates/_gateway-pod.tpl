{{/* The pod of a gateway, for the StatefulSet and for the Deployment. */}}
{{- define "taskflow.gateway-pod" -}}
{{- $secrets := include "taskflow.gateway-secrets" . | fromJson }}
{{- $mounted := or $secrets .Values.tls.secretName }}
{{- $shared := eq .Values.store.type "postgresql" -}}
metadata:
  labels: {{ include "taskflow.labels" (list . "gateway") | nindent 4 }}
    {{- with .Values.podLabels }}{{ toYaml . | nindent 4 }}{{ end }}
  annotations:
    taskflow-webhooks/settings-at-startup: {{ include "taskflow.settings-at-startup" . }}
    {{- with .Values.podAnnotations }}{{ toYaml . | nindent 4 }}{{ end }}
spec:
  {{- include "taskflow.pod" (list . "gateway" .Values) | nindent 2 }}
  terminationGracePeriodSeconds: {{ include "taskflow.gateway-grace" . }}
  containers:
    - name: gateway
      image: {{ include "taskflow.image" (list . .Values.image) }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      args: [serve, --config, /config/openclaw.json, --state-dir, /data]
      env:
        - { name: LOG_LEVEL, value: {{ .Values.logLevel }} }
        {{- with .Values.env }}{{ toYaml . | nindent 8 }}{{ end }}
      ports:
        - { name: http, containerPort: 18789 }
        {{- if .Values.metrics.enabled }}
        - { name: metrics, containerPort: 9464 }
        {{- end }}
      {{- include "taskflow.probes" (dict "port" "http" "scheme" (ternary "HTTPS" "HTTP" (ne .Values.tls.secretName ""))) | nindent 6 }}
      {{- if $shared }}
      # Until every proxy of the cluster sends requests to the other replicas.
      lifecycle: { preStop: { sleep: { seconds: 5 } } }
      {{- end }}
      resources: {{ toYaml .Values.resources | nindent 8 }}
      securityContext: {{ include "taskflow.container-security" . | nindent 8 }}
      volumeMounts:
        - { name: config, mountPath: /config, readOnly: true }
        {{- if $mounted }}
        - { name: secrets, mountPath: /run/secrets/taskflow, readOnly: true }
        {{- end }}
        - { name: data, mountPath: /data }
        - { name: tmp, mountPath: /tmp }
  volumes:
    - name: config
      configMap: { name: {{ .Release.Name }} }
    {{- if $mounted }}
    {{- include "taskflow.secrets-volume" (dict "secrets" $secrets "tls" .Values.tls.secretName) | nindent 4 }}
    {{- end }}
    {{- if $shared }}
    - name: data
      emptyDir: { sizeLimit: 64Mi }
    {{- end }}
    - name: tmp
      emptyDir: { sizeLimit: 64Mi }
{{- end }}

{{/* Seconds that a gateway has to stop: 45 for requests in flight, 5 before SIGTERM, and those of its own worker. */}}
{{- define "taskflow.gateway-grace" -}}
{{- $worker := dig "taskflow" "worker" dict .Values.config }}
{{- $own := ternary (div ($worker.shutdownMs | default 10000 | int) 1000 | add 16) 0 (not (empty $worker)) }}
{{- add 45 (ternary 5 0 (eq .Values.store.type "postgresql")) $own }}
{{- end }}
