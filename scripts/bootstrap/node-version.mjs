// Imported first by every command. Plain old syntax only: it has to run on the versions that it refuses.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Stagecraft needs Node.js 20.19 or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}
