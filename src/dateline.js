// The command line's first step: plain JavaScript, so that any Node can read it far enough to say what is missing.
const major = Number(process.versions.node.split(".")[0]);

if (major < 26) {
  process.stderr.write(
    `Dateline needs Node 26, and this is Node ${process.versions.node}.\n` +
      "npm ci brings Node 26 along: run it without --ignore-scripts, then use npm start or npm run dateline.\n",
  );
  process.exitCode = 1;
} else {
  // Keeps what Node made of the sources from one start to the next, so that the next is quicker.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const { main } = await import("./main.ts");
  await main();
}
