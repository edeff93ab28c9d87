import Link from "@docusaurus/Link";
import Layout from "@theme/Layout";

/** The pages that people look for first, in the order in which they need them. */
const PAGES = [
  ["/docs/first-connector", "Your first connector", "From an empty folder to a connection that works."],
  ["/docs/language", "The spec language", "Every key."],
  ["/docs/cli", "The command", "How it is used."],
  ["/docs/cli-reference", "Commands and options", "Every one of them."],
  ["/docs/connectors", "Connectors", "The Rust code that is generated."],
  ["/docs/forms", "Forms", "The form definitions that are generated."],
  ["/docs/catalog", "The catalogue", "What tools can know about all connectors."],
  ["/docs/diagnostics", "Diagnostics", "What each message means, and the way out."],
  ["/connectors", "Guides", "What the connectors of this repository give people to read."],
];

export default function Home() {
  return (
    <Layout description="Connector code, guide pages and forms from one YAML file per connector.">
      <main className="container margin-vert--lg">
        <h1 id="connspec">connspec</h1>
        <p>
          One YAML file says how people connect an account of a vendor: which values they need, where they find them,
          and how a request uses them. <code>connspec</code> makes Rust code, guide pages and form definitions of it,
          which cannot disagree with each other.
        </p>
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
