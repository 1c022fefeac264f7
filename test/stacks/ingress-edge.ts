import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

/** Production behind an Ingress: no shipped environment has one. */
export const BEHIND_INGRESS: Environment = {
  ...production,
  edge: {
    form: 'ingress',
    host: 'shop.example.com',
    ingressClassName: 'nginx',
    issuer: 'public',
    controller: { name: 'nginx', namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
    annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' },
  },
};
