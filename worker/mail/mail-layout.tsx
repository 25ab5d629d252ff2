import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { CSSProperties, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Locale } from "../lib/schemas";
import type { Fact, MailText } from "./mail-text";

/** What the layout itself says. */
export type LayoutWords = { fallback: string; signature: string };

type Props = { locale: Locale; text: MailText; words: LayoutWords };

/**
 * The HTML of a mail, the same bytes for the same text. Loaded by whoever writes a mail only (`mail.ts`): React is nothing that
 * a request to the API should pay for.
 */
export const renderLayout = (props: Props): string =>
  `<!doctype html>${renderToStaticMarkup(<MailLayout {...props} />)}`;

/** Light colours stand inline, where every client reads them; a client that knows dark ones finds them by class. From app.css, in hex. */
const LIGHT = {
  bg: "#faf9f6",
  surface: "#ffffff",
  line: "#e4e1de",
  ink: "#221d18",
  muted: "#655f59",
  accent: "#5242cd",
  onAccent: "#fbfbff",
};
const DARK_STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #120f0d !important; }
  .card { background-color: #191714 !important; border-color: #2f2c28 !important; }
  .rule { border-color: #2f2c28 !important; }
  .ink { color: #eeece7 !important; }
  .muted { color: #a9a69f !important; }
  .accent { color: #a39cf7 !important; }
  .button { background-color: #a39cf7 !important; color: #100d26 !important; }
}
@media (max-width: 480px) {
  .card { padding: 28px 20px !important; }
}`;

const FONT = { fontFamily: "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" };
const BODY: CSSProperties = { ...FONT, margin: "0 0 16px", fontSize: "16px", lineHeight: "26px", color: LIGHT.ink };
const SMALL: CSSProperties = { ...FONT, margin: 0, fontSize: "14px", lineHeight: "22px", color: LIGHT.muted };

/** One layout for every mail. Tables and inline styles, because that is what Outlook and Gmail both draw. */
function MailLayout({ locale, text: { subject, preview, title, paragraphs, facts = [], action, note }, words }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape the `>` of its selectors. */}
        <style dangerouslySetInnerHTML={{ __html: DARK_STYLE }} />
      </Head>
      <Body className="page" style={{ margin: 0, padding: "40px 16px", backgroundColor: LIGHT.bg }}>
        <Preview>{preview}</Preview>
        <Container style={{ maxWidth: "520px" }}>
          <Text className="ink" style={{ ...BODY, margin: "0 4px 20px", fontWeight: 600 }}>
            <span className="accent" style={{ color: LIGHT.accent }} aria-hidden="true">
              ●
            </span>
            {"\u00a0 AvaFirst"}
          </Text>
          <Card>
            <Heading className="ink" style={{ ...BODY, fontSize: "22px", lineHeight: "28px", fontWeight: 600 }}>
              {title}
            </Heading>
            {paragraphs.map((paragraph) => (
              <Text key={paragraph} className="ink" style={BODY}>
                {paragraph}
              </Text>
            ))}
            {facts.length > 0 && <Facts facts={facts} />}
            {action && <Action {...action} fallback={words.fallback} />}
          </Card>
          <Text className="muted" style={{ ...SMALL, margin: "20px 4px 16px" }}>
            {note}
          </Text>
          <Text className="muted" style={{ ...SMALL, margin: "0 4px" }}>
            {words.signature}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** The padding must be a cell's: Outlook gives a table none. */
function Card({ children }: { children: ReactNode }) {
  const style = {
    padding: "36px 32px 20px",
    backgroundColor: LIGHT.surface,
    border: `1px solid ${LIGHT.line}`,
    borderRadius: "10px",
  };
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: "separate" }}>
      <tbody>
        <tr>
          <td className="card" style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The one table here that is a table: a screen reader says each label with its value. */
function Facts({ facts }: { facts: Fact[] }) {
  const cell: CSSProperties = {
    ...BODY,
    margin: 0,
    padding: "8px 0",
    borderTop: `1px solid ${LIGHT.line}`,
    verticalAlign: "top",
  };
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ margin: "8px 0 16px" }}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th
              scope="row"
              align="left"
              className="rule muted"
              style={{ ...cell, paddingRight: "16px", color: LIGHT.muted, fontWeight: 400 }}
            >
              {label}
            </th>
            <td className="rule ink" style={cell}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Action({ label, url, fallback }: { label: string; url: string; fallback: string }) {
  const button = { ...FONT, padding: "14px 24px", fontSize: "16px", fontWeight: 600, borderRadius: "6px" };
  return (
    <>
      <Section style={{ margin: "24px 0" }}>
        <Button
          className="button"
          href={url}
          style={{ ...button, backgroundColor: LIGHT.accent, color: LIGHT.onAccent }}
        >
          {label}
        </Button>
      </Section>
      <Text className="muted" style={{ ...SMALL, margin: "0 0 16px" }}>
        {fallback}
        <br />
        <Link className="accent" href={url} style={{ color: LIGHT.accent, wordBreak: "break-all" }}>
          {url}
        </Link>
      </Text>
    </>
  );
}
