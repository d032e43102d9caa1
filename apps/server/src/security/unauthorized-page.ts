/** Shown to a browser without a valid cookie. Static: nothing of the request appears in it. */
export const unauthorizedPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stagecraft</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
  section { margin-block: 2rem; }
</style>
<main>
  <h1>Stagecraft</h1>
  <section>
    <p>This browser has not been let in yet. Open the complete address that Stagecraft printed in the terminal: it ends in <code>?token=…</code>.</p>
  </section>
  <section lang="zh-CN">
    <p>此浏览器尚未获得授权。请打开 Stagecraft 在终端中显示的完整地址，其末尾为 <code>?token=…</code>。</p>
  </section>
</main>
</html>
`;
