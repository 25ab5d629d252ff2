/** The document's title: the page's own, then the product's. For `meta`, with a title that the loader translated. */
export const pageTitle = ({ data }: { data: { title: string } | undefined }) => [
  { title: data ? `${data.title} · AvaFirst` : "AvaFirst" },
];
