/** Any address that is no page of ours: the root says so. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}
export const action = loader;

export default function NotFoundPage() {
  return null;
}
