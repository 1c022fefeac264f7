export { IstioProps, Mesh } from './mesh';
