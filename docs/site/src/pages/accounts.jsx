import Layout from "@theme/Layout";

/** Where the guides send people: a page of the product, which here is an example. */
export default function Accounts() {
  return (
    <Layout title="Accounts">
      <main className="container margin-vert--lg">
        <h1 id="accounts">Accounts</h1>
        <p>
          The guides of this site are those of an example product, Lantern, as <code>connspec.toml</code> describes
          it. In a real one, people link their accounts on this page.
        </p>
      </main>
    </Layout>
  );
}
