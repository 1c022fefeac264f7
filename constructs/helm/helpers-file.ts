/** `_helpers.tpl`: the little that templates compute. Each helper is called after the chart, for charts share names. */
export function helpersFile(chart: string): string {
  return `{{- /* The reference of an image, from its parts. */}}
{{- define "${chart}.image" -}}
{{- with .registry }}{{ . }}/{{ end }}{{ .repository }}{{ with .tag }}:{{ . }}{{ end }}{{ with .digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* The same where a digest pins the content: image, tag and digest of the chart, name of the value. */}}
{{- define "${chart}.pinnedImage" -}}
{{- $image := index . 0 }}
{{- if and (ne $image.tag (index . 1)) (eq $image.digest (index . 2)) }}
{{- fail (printf "%s: the digest still names the content of tag %s, got tag %s. Set digest too, or set it to \\"\\"" (index . 3) (index . 1) $image.tag) }}
{{- end }}
{{- include "${chart}.image" $image }}
{{- end }}

{{- /* What app.kubernetes.io/version says of an image: a label, which begins and ends with a letter or a digit. */}}
{{- define "${chart}.version" -}}
{{- $version := default (.digest | trimPrefix "sha256:" | trunc 12) .tag | trunc 63 }}
{{- regexReplaceAll "^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$" $version "" }}
{{- end }}

{{- /* The upper bound of an autoscaler, which must not be below the lower one. */}}
{{- define "${chart}.upperBound" -}}
{{- $bounds := index . 0 }}
{{- if lt (int $bounds.maxReplicas) (int $bounds.minReplicas) }}
{{- fail (printf "%s: maxReplicas must be at least minReplicas (%d), got %d" (index . 1) (int $bounds.minReplicas) (int $bounds.maxReplicas)) }}
{{- end }}
{{- int $bounds.maxReplicas }}
{{- end }}

{{- /* A Job cannot be changed: with other values than the chart's own it is another Job. */}}
{{- define "${chart}.jobName" -}}
{{- $digest := .values | toJson | sha256sum }}
{{- printf "%s-%s" .name (ternary .hash (trunc 10 $digest) (eq $digest .default)) }}
{{- end }}

{{- /* A Secret whose values are made by chance where it is missing, and kept where this release made it. */}}
{{- define "${chart}.generatedSecret" -}}
{{- $known := lookup "v1" "Secret" .namespace .name }}
{{- if or (not $known) (eq (dig "metadata" "labels" "app.kubernetes.io/managed-by" "" $known) "Helm") }}
apiVersion: v1
kind: Secret
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  annotations:
    helm.sh/resource-policy: keep
type: {{ .type }}
data:
  {{- range .keys }}
  {{ . }}: {{ dig "data" . (randAlphaNum 48 | b64enc) (default dict $known) }}
  {{- end }}
{{- end }}
{{- end }}
`;
}
