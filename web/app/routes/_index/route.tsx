export default function Home() {
  return <h1>AvaFirst</h1>;
}
