/** How long a sidecar of the mesh may take to be ready before it is started again, in seconds. */
export const PROXY_START_SECONDS = 60;
