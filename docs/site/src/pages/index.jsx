import Link from "@docusaurus/Link";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";

/** What a spec becomes, and where that is described. */
const OUTPUTS = [
  ["/docs/connectors", "Rust code", "Typed credentials, regions, authenticated requests, and a check that says what is wrong."],
  ["/docs/guides", "Guide pages", "How a person finds each value and where it goes, for the docs site or the app that you have."],
  ["/docs/forms", "Forms", "Definitions that form libraries render as they are, and that accept what the code accepts."],
];

/** The other pages that people look for, in the order in which they need them. */
const PAGES = [
  ["/docs/addresses", "Addresses", "Regions, environments, and hosts that people name."],
  ["/docs/auth-methods", "Auth methods", "Keys, OAuth 2, tokens of all kinds, scopes, checks."],
  ["/docs/language", "The spec language", "Every key."],
  ["/docs/cli", "The command", "How it is used."],
  ["/docs/cli-reference", "Commands and options", "Every one of them."],
  ["/docs/catalog", "The catalogue", "What tools can know about all connectors."],
  ["/docs/diagnostics", "Diagnostics", "What each message means, and the way out."],
  ["/docs/architecture", "Architecture", "For those who change the compiler."],
];

function Card({ address, title, words }) {
  return (
    <div className="col col--4 margin-bottom--lg">
      <div className="card padding--md">
        <strong>
          <Link to={address}>{title}</Link>
        </strong>
        {words}
      </div>
    </div>
  );
}

export default function Home() {
  const { siteConfig } = useDocusaurusContext();
  const { spec, message } = siteConfig.customFields;
  return (
    <Layout description={`${siteConfig.tagline}.`}>
      <header className="hero padding-bottom--none">
        <div className="container">
          <Heading as="h1" className="hero__title">
            {siteConfig.title}
          </Heading>
          <p className="hero__subtitle">{siteConfig.tagline}.</p>
          <p>
            <Link className="button button--primary button--lg margin-right--md" to="/docs/first-connector">
              Your first connector
            </Link>
            <Link className="button button--secondary button--lg" to="/connectors">
              Guides of real ones
            </Link>
          </p>
        </div>
      </header>
      <main className="container margin-vert--lg">
        <p>
          One file says how people connect an account of a vendor: which values they need, where they find them, and how
          a request uses them. Three things are made of it, which cannot disagree with each other.
        </p>
        <div className="row">
          {OUTPUTS.map(([address, title, words]) => (
            <Card key={address} address={address} title={title} words={words} />
          ))}
        </div>
        <Heading as="h2" id="spec">
          A spec
        </Heading>
        <CodeBlock language="yaml">{spec}</CodeBlock>
        <Heading as="h2" id="messages">
          What does not fit together is an error
        </Heading>
        <p>With a place, and a way out. Everything is declared once, and everything else refers to it.</p>
        <CodeBlock language="text">{message}</CodeBlock>
        <Heading as="h2" id="pages">
          More
        </Heading>
        <ul>
          {PAGES.map(([address, title, words]) => (
            <li key={address}>
              <Link to={address}>{title}</Link>: {words}
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}
